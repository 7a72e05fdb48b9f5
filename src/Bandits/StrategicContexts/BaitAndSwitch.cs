namespace Mechanisms.Bandits.StrategicContexts;

/// <summary>Reports by one policy until it was played often enough to be trusted, then by another.</summary>
public sealed record BaitAndSwitch : IReportPolicy
{
    /// <summary>Initializes a policy.</summary>
    /// <param name="bait">How the arm reports at first.</param>
    /// <param name="then">How it reports afterwards.</param>
    /// <param name="plays">Own plays after which it switches, at least 0.</param>
    /// <exception cref="ArgumentNullException">A policy is null.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The number is negative.</exception>
    public BaitAndSwitch(IReportPolicy bait, IReportPolicy then, long plays)
    {
        ArgumentNullException.ThrowIfNull(bait);
        ArgumentNullException.ThrowIfNull(then);
        ArgumentOutOfRangeException.ThrowIfNegative(plays);
        Bait = bait;
        Then = then;
        Plays = plays;
    }

    /// <inheritdoc/>
    public string Name => "bait and switch";

    /// <summary>Gets how the arm reports at first.</summary>
    public IReportPolicy Bait { get; }

    /// <summary>Gets how it reports afterwards.</summary>
    public IReportPolicy Then { get; }

    /// <summary>Gets the number of own plays after which it switches.</summary>
    public long Plays { get; }

    /// <inheritdoc/>
    public void Report(in ArmView view, Span<double> report) => (view.Plays < Plays ? Bait : Then).Report(view, report);
}
