using System.Text;

namespace NanoStim.DeviceSubset;

/// <summary>All rules.</summary>
public static class RuleBook
{
    public static readonly Rule GenericDefinition = new(
        "NS001", "a generic type or method, an anonymous type", "an assembly with a generic type crashes when it is loaded, a generic method when it is called", "Write it out for the one type that is needed, or for object");

    public static readonly Rule GenericUse = new(
        "NS002", "a generic type or method in use: collections, Func, Action, Nullable, tuples, spans", "it crashes when the assembly is loaded, or does not compile", "Use an array, a delegate type of your own, a flag beside the value, or an out parameter");

    public static readonly Rule MultidimensionalArray = new(
        "NS003", "a multidimensional array", "the CLR crashes when the assembly is loaded", "Use one array and compute the index, or an array of arrays");

    public static readonly Rule DefaultInterfaceMethod = new(
        "NS004", "an interface method with a body, or a static abstract one", "calling it throws, or gives wrong values", "Put the body into a static method or a base class");

    public static readonly Rule EnumText = new(
        "NS005", "an enum boxed or turned into text", "its text is the number, not the name", "Compare with ==, cast to int, or take the name from a catalogue");

    public static readonly Rule Checked = new(
        "NS006", "checked arithmetic or conversion", "it wraps silently", "Compute in long and compare with the limits, or saturate");

    public static readonly Rule FloatingPoint = new(
        "NS007", "float or double in a namespace that decides about the output", "comparisons with NaN are true, conversions wrap, division by zero throws", "Use int or long with the unit in the name");

    public static readonly Rule UnmanagedMemory = new(
        "NS008", "stackalloc, pointers, function pointers", "stackalloc throws, and nothing else of the kind was seen to work", "Use an array that is allocated once");

    public static readonly Rule MissingMember = new(
        "NS009", "a type, member or attribute that the packages 1.x do not have", "it does not compile there", "Use what the package has, or write it by hand");

    public static readonly Rule MissingPackage = new(
        "NS010", "a type of a package that the nfproj does not reference", "it does not compile there", "Add the package to packages.config and the nfproj, or do without");

    public static readonly Rule StepAllocation = new(
        "NS011", "allocation in the step: new, boxing, text, structs by value, library members not known to be free of it", "it ends in a garbage collection, which stops everything", "Allocate in the constructor and reuse it; pass plain ints or write into an object");

    public static readonly Rule InitialiserOrder = new(
        "NS012", "a static initialiser that reads a static of another type", "all run once before Main, ordered by name: it may see null or 0", "Make it a const, a switch, or assign it in a constructor or method");

    public static readonly Rule StepRecursion = new(
        "NS013", "recursion in the step", "neither its time nor its stack has a bound", "Write a loop with a bound");

    public static readonly Rule SafetyDivision = new(
        "NS014", "division or remainder by something other than a constant, or by 0 or -1, in the namespace Safety", "by zero it throws a plain Exception; int.MinValue / -1 has no answer", "Multiply the other side of the comparison, or shift");

    public static readonly Rule Interpolation = new(
        "NS015", "an interpolated string", "it costs some 300 to 600 instructions and 18 to 35 heap blocks, and the host compiles it to other calls than the device", "Concatenate with +, numbers with ToString()");

    public static readonly Rule SourceOnly = new(
        "NS016", "what only the source shows: ?. on values, tuples, ^ and .., constants, spans and generic methods that the compiler also uses itself", "the compiler asks for it there and it is missing", "Write it out: an if, Length - 1, a local variable, a constant of your own");

    public static readonly Rule ConditionalSource = new(
        "NS017", "conditional compilation", "what is tested here is not what runs there", "Put the difference behind an interface of the HAL");

    public static readonly Rule OpenSwitch = new(
        "NS018", "a switch expression without an arm for everything else", "it throws another exception there", "Add an arm _ => with a safe value");

    public static readonly Rule HostStandIn = new(
        "NS019", "a stand-in of the host that differs from the package it stands for", "what compiles here means something else there", "Give it the signature, constant and default value of the package");

    public static readonly Rule InitialiserThrow = new(
        "NS020", "a throw that a static initialiser can reach", "it is swallowed without a word, and the statics keep 0 and null", "Check in a test, not while initialising");

    public static readonly Rule TextWithNul = new(
        "NS021", "a NUL in a string literal", "the string ends there", "Use a byte array");

    public static readonly Rule Trap = new(
        "NS022", "a member that is there and does something else", "see the list of traps", "Do without");

    public static readonly Rule OwnFields = new(
        "NS023", "a field of SafetyGate that is written outside of SafetyGate, or passed by ref", "what the gate has decided would change behind its back", "Ask the gate: Trip, ClearFault, BeginSession");

    /// <summary>All of them, by number.</summary>
    public static IReadOnlyList<Rule> All { get; } =
    [
        GenericDefinition, GenericUse, MultidimensionalArray, DefaultInterfaceMethod, EnumText, Checked, FloatingPoint, UnmanagedMemory, MissingMember,
        MissingPackage, StepAllocation, InitialiserOrder, StepRecursion, SafetyDivision, Interpolation, SourceOnly, ConditionalSource, OpenSwitch,
        HostStandIn, InitialiserThrow, TextWithNul, Trap, OwnFields,
    ];

    /// <summary>The rules as a table for people.</summary>
    public static string Table()
    {
        StringBuilder table = new("| rule | finds | on the device | write instead |\n| --- | --- | --- | --- |\n");
        foreach (Rule rule in All)
        {
            table.Append(null, $"| {rule.Id} | {rule.Finds} | {rule.OnDevice} | {rule.Write} |\n");
        }

        return table.ToString();
    }
}
