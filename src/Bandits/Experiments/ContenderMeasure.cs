namespace Mechanisms.Bandits.Experiments;

/// <summary>A quantity that contenders tell besides regret.</summary>
/// <param name="Name">What tables call it, for example <c>Payments</c>.</param>
/// <param name="Unit">Its unit, for example <c>money per run</c>; may be empty.</param>
public sealed record ContenderMeasure(string Name, string Unit);
