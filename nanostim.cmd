@echo off
rem Runs nanostim from a checkout on Windows: builds it when there is no build or the sources are newer, says so, and starts it.
setlocal
set "ROOT=%~dp0"
set "PROGRAM=%ROOT%artifacts\bin\nanostim\debug\nanostim.dll"
set "STAMP=%ROOT%artifacts\bin\nanostim\debug\nanostim.built"

where dotnet >nul 2>nul
if errorlevel 1 (
    echo nanostim: the .NET SDK is missing. Install version 10 from https://dotnet.microsoft.com/download, then try again. 1>&2
    exit /b 1
)

if not exist "%PROGRAM%" goto build
if not exist "%STAMP%" goto build
powershell -NoProfile -Command "$built = (Get-Item -LiteralPath $env:STAMP).LastWriteTimeUtc; $changed = 'firmware','hal','tools','hardware','build' | ForEach-Object { Get-ChildItem -LiteralPath ($env:ROOT + $_) -Recurse } | Where-Object { $_.FullName -notmatch '\\(bin|obj|node_modules)(\\|$)' -and $_.LastWriteTimeUtc -gt $built } | Select-Object -First 1; if ($changed) { exit 1 }"
if errorlevel 1 goto build
goto start

:build
echo nanostim: building (one to three minutes the first time); later calls start at once 1>&2
dotnet build "%ROOT%tools\nanostim\nanostim.csproj" --verbosity quiet -nologo 1>&2
if errorlevel 1 (
    echo nanostim: the build failed; the errors are above 1>&2
    exit /b 1
)
type nul > "%STAMP%"

:start
dotnet "%PROGRAM%" %*
exit /b %errorlevel%
