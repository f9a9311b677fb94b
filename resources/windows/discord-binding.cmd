@echo off
rem The command line: discord-binding help. A batch file waits for the program, a prompt would not.
"%~dp0Discord Binding.exe" --cli -- %*
exit /b %ERRORLEVEL%
