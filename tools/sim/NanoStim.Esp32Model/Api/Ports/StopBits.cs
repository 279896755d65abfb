namespace System.IO.Ports;

/// <summary>Stop bits, with the values of nanoFramework.System.IO.Ports 1.x.</summary>
public enum StopBits
{
    One = 1,
    Two = 2,
    OnePointFive = 3,
}
