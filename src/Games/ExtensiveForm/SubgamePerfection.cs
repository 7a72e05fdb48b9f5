using Mechanisms.Foundations.References;
using Mechanisms.Games.Nash;

namespace Mechanisms.Games.ExtensiveForm;

/// <summary>One equilibrium that is an equilibrium in every subgame, from the last subgames to the first.</summary>
/// <remarks>
/// A subgame whose own later subgames are replaced by what they are worth is solved by itself: where one player moves, by its best plan, ties to the first
/// in lexicographic order; where two do, by <see cref="LemkeHowson"/> on the reduced normal form; where more do, by its first equilibrium in pure
/// strategies, and where there is none the status is <see cref="NashStatus.Limit"/>. All arithmetic is exact. With perfect information this is backward
/// induction, and <see cref="NashStatus.Complete"/> where no choice was a tie: the only subgame-perfect equilibrium. Perfect recall is required.
/// <para>Time O(nodes) with perfect information; else that of the normal forms, of at most <see cref="MaximumPayoffs"/> payoffs each.</para>
/// </remarks>
[Reference("selten1965", "subgame perfection")]
public sealed record SubgamePerfection : ExtensiveFormMethod
{
    /// <summary>Gets the largest number of payoffs of the reduced normal form of one subgame.</summary>
    /// <value>Positive; 1,000,000 by default.</value>
    /// <exception cref="ArgumentOutOfRangeException">The number is not positive.</exception>
    public int MaximumPayoffs
    {
        get;
        init
        {
            ArgumentOutOfRangeException.ThrowIfNegativeOrZero(value);
            field = value;
        }
    }

    = 1_000_000;

    /// <inheritdoc/>
    public override string Name => "subgame-perfection";

    /// <inheritdoc/>
    internal override BehaviorSolution Find(ExtensiveFormGame game, CancellationToken cancellation) => new BackwardInduction(game, this, cancellation).Find();
}
