namespace Mechanisms.Bandits.StrategicContexts;

/// <summary>What a strategic arm sees when it reports: its own true context and how often it was played, nothing of other arms.</summary>
/// <remarks>The default value is round 0 with an empty context.</remarks>
/// <param name="round">Round from 0.</param>
/// <param name="plays">How often this arm was played so far.</param>
/// <param name="context">Its true context, shape [dimension].</param>
public readonly ref struct ArmView(long round, long plays, ReadOnlySpan<double> context)
{
    /// <summary>Gets the round, from 0.</summary>
    public long Round { get; } = round;

    /// <summary>Gets how often this arm was played so far.</summary>
    public long Plays { get; } = plays;

    /// <summary>Gets the arm's true context, shape [dimension].</summary>
    public ReadOnlySpan<double> Context { get; } = context;
}
