namespace Mechanisms.SideBySide.Measuring;

/// <summary>One way to do a piece of work.</summary>
/// <param name="Name">Who does it.</param>
/// <param name="Work">Does it once and returns the value that all must agree on; NaN where it failed.</param>
internal sealed record Contender(string Name, Func<double> Work);
