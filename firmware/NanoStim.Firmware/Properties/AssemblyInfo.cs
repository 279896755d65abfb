using System.Reflection;
using System.Runtime.CompilerServices;

[assembly: AssemblyTitle("NanoStim.Firmware")]
[assembly: AssemblyProduct("nanoStim")]
[assembly: AssemblyVersion("0.1.0.0")]

// The unit tests: the name of their assembly on the device, and on the host.
[assembly: InternalsVisibleTo("NFUnitTest")]
[assembly: InternalsVisibleTo("NanoStim.UnitTests")]

// Further consoles for those who watch a virtual board.
[assembly: InternalsVisibleTo("NanoStim.VirtualBench")]
