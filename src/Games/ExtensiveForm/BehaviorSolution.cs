using Mechanisms.Games.Nash;

namespace Mechanisms.Games.ExtensiveForm;

/// <summary>An equilibrium of a game tree in behavior strategies that a method found, and what that proves.</summary>
/// <remarks>Check it with <see cref="BehaviorCheck"/>. Immutable and thread-safe.</remarks>
public sealed record BehaviorSolution
{
    private readonly BehaviorProfile? profile;
    private readonly string explanation;

    internal BehaviorSolution(ExtensiveFormGame game, ExtensiveFormMethod method, NashStatus status, BehaviorProfile? profile, string explanation) =>
        (Game, Method, Status, this.profile, this.explanation) = (game, method, status, profile, explanation);

    /// <summary>Gets the game.</summary>
    public ExtensiveFormGame Game { get; }

    /// <summary>Gets the method with its settings.</summary>
    public ExtensiveFormMethod Method { get; }

    /// <summary>Gets how the search ended.</summary>
    /// <remarks>
    /// <see cref="NashStatus.Complete"/>: it is the only one of its kind. <see cref="NashStatus.Sample"/>: it is one; there may be others.
    /// <see cref="NashStatus.Limit"/> and <see cref="NashStatus.Uncertain"/>: none was found.
    /// </remarks>
    public NashStatus Status { get; }

    /// <summary>Gets a value indicating whether an equilibrium was found.</summary>
    public bool IsFound => profile is not null;

    /// <summary>Gets the equilibrium.</summary>
    /// <exception cref="InvalidOperationException">None was found; the message is <see cref="Explain"/>.</exception>
    public BehaviorProfile Profile => profile ?? throw new InvalidOperationException(Explain());

    /// <summary>Gets how much the method did: pivots, or subgames.</summary>
    public long Work { get; internal init; }

    /// <summary>Says what was found, and what that proves.</summary>
    /// <returns>One sentence.</returns>
    public string Explain() => $"{Method.Name}: {explanation}";

    /// <summary>Writes <see cref="Explain"/>.</summary>
    /// <returns>The sentence.</returns>
    public override string ToString() => Explain();
}
