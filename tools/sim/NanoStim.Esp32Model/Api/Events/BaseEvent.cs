namespace nanoFramework.Runtime.Events;

/// <summary>Base of the events of nanoFramework.Runtime.Events; empty, for the sake of the types that derive from it.</summary>
public class BaseEvent
{
}
