namespace Mechanisms.SideBySide.Measuring;

/// <summary>One way to do a piece of work.</summary>
/// <param name="Name">Who does it.</param>
/// <param name="Work">Does it once and returns the value that all must agree on; NaN where it failed.</param>
internal sealed record Contender(string Name, Func<double> Work)
{
    /// <summary>Gets the clock of the processor that does the work, in seconds from an arbitrary origin: that of the calling thread unless another process works.</summary>
    public Func<double> Clock { get; init; } = ThreadClock.Now;

    /// <summary>Gets a value indicating whether the just-in-time compiler is still at work while the first runs go on.</summary>
    public bool IsManaged { get; init; }
}
