namespace System.IO.Ports;

/// <summary>Parity bit, with the values of nanoFramework.System.IO.Ports 1.x.</summary>
public enum Parity
{
    None = 0,
    Odd = 1,
    Even = 2,
}
