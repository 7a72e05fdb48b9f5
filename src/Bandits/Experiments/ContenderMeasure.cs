namespace Mechanisms.Bandits.Experiments;

/// <summary>A quantity that contenders tell: what their curve adds up, or something besides.</summary>
/// <param name="Name">What tables call it, for example <c>Payments</c>.</param>
/// <param name="Unit">Its unit, for example <c>money per run</c>; may be empty.</param>
public sealed record ContenderMeasure(string Name, string Unit)
{
    /// <summary>Gets regret, in units of utility: what curves add up where nothing else is said.</summary>
    public static ContenderMeasure Regret { get; } = new("Regret", "units of utility");

    /// <summary>Gets the name inside a sentence: its first letter small.</summary>
    public string Noun => Name.Length == 0 ? Name : $"{char.ToLowerInvariant(Name[0])}{Name[1..]}";
}
