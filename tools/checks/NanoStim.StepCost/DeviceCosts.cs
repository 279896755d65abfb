namespace NanoStim.StepCost;

/// <summary>
/// What the members of nanoFramework's libraries cost on the device. On the host other code replaces them, so their
/// cost cannot be counted there; it is added from this table.
/// </summary>
/// <remarks>
/// Instructions: counted on upstream's sources (System.Device.Adc 1.1.24, .Gpio 1.1.62, .Pwm 1.1.23, nanoFramework.Hardware.Esp32
/// 1.6.40, CoreLibrary 1.17.11), compiled with optimisation against upstream's own mscorlib. Native methods execute none.
/// A <c>lock</c> is Monitor.Enter and Monitor.Exit, which are native there.
/// Heap: from the sources of nf-interpreter (a3e8139), not measured. A struct is a heap object of the interpreter: <c>newobj</c>
/// makes one, a struct that is loaded from an argument, local or field is cloned (Interpreter.cpp, Execute_LoadAndPromote), and
/// so is one that is passed by value (CLR_RT_StackFrame.cpp, FixCall). GpioPin.Read makes the PinValue that it returns.
/// </remarks>
public static class DeviceCosts
{
    /// <summary>
    /// Bytes of a PinValue, the only object that these members make: one heap block of 12 bytes (32-bit) for the header
    /// and one for its field.
    /// </summary>
    public const int HeapObjectBytes = 24;

    private const string Gpio = "System.Device.Gpio.";
    private const string Pwm = "System.Device.Pwm.PwmChannel.";
    private const string Adc = "System.Device.Adc.";
    private const string Ports = "System.IO.Ports.SerialPort.";
    private const string Esp32 = "nanoFramework.Hardware.Esp32.";

    private static readonly Dictionary<string, CalleeCost> Known = new()
    {
        // 19 instructions in the body, two of them the throw for a disposed channel.
        [Adc + "AdcChannelBase.ReadValue"] = new(17, 0),
        [Adc + "AdcControllerBase.get_MaxValue"] = new(3, 0),

        [Gpio + "GpioPin.Read"] = new(0, 1),
        [Gpio + "GpioPin.Toggle"] = new(0, 0),

        // As many as Write; no clones, because an enumeration is an int.
        [Gpio + "GpioPin.SetPinMode"] = new(13, 0),

        // Passed in, loaded, passed on to the native method: three clones.
        [Gpio + "GpioPin.Write"] = new(13, 3),

        // The getter's 3 and the constructor's 4.
        [Gpio + "PinValue.get_High"] = new(7, 1),
        [Gpio + "PinValue.get_Low"] = new(7, 1),

        // The operator's 4 or 6 and the 6 of Equals; two arguments, one load, one argument, one load.
        [Gpio + "PinValue.op_Equality"] = new(10, 5),
        [Gpio + "PinValue.op_Inequality"] = new(12, 5),

        // One argument, one load.
        [Gpio + "PinValue.op_Explicit to Byte"] = new(3, 2),
        [Gpio + "PinValue.op_Explicit to Int32"] = new(3, 2),
        [Gpio + "PinValue.op_Explicit to Boolean"] = new(5, 2),

        // From bool or int: load, branch, call, return, and the getter.
        [Gpio + "PinValue.op_Implicit to PinValue"] = new(11, 1),

        // The setter's 4, and the 4 of the method that it calls.
        [Pwm + "set_DutyCycle"] = new(8, 0),
        [Pwm + "get_DutyCycle"] = new(7, 0),
        [Pwm + "set_Frequency"] = new(4, 0),
        [Pwm + "get_Frequency"] = new(3, 0),
        [Pwm + "Start"] = new(3, 0),
        [Pwm + "Stop"] = new(3, 0),

        [Esp32 + "HighResTimer.GetCurrent"] = new(2, 0),

        // Native; allocations were counted on the interpreter: none.
        [Ports + "get_BytesToRead"] = new(0, 0),
        [Ports + "Read"] = new(0, 0),
        [Ports + "Write"] = new(0, 0),
        ["System.Array.Copy"] = new(0, 0),
        ["System.String.get_Length"] = new(0, 0),
        ["System.String.get_Chars"] = new(0, 0),
        ["System.Object..ctor"] = new(1, 0),
    };

    /// <summary>The cost of a member by its full name, or null where the table does not have it.</summary>
    public static CalleeCost? Of(string member) => Known.GetValueOrDefault(member);
}
