using System.Reflection;

[assembly: AssemblyTitle("NanoStim.Hal.Esp32")]
[assembly: AssemblyProduct("nanoStim")]
[assembly: AssemblyVersion("0.1.0.0")]
