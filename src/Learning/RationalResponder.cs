using Mechanisms.Bandits.Arms;
using Mechanisms.Foundations.Numerics;
using Mechanisms.Foundations.Randomness;
using Mechanisms.Foundations.References;

namespace Mechanisms.Learning;

/// <summary>An agent that knows its own problem and takes a best action, or one that is best up to a slack.</summary>
/// <remarks>
/// Actions within <see cref="Slack"/> of the best, and within <see cref="Tolerances.Gain"/> beyond it (scale: the best utility in size), count as equally good; which of them is
/// played is <see cref="Ties"/>. With a positive slack and <see cref="TieRule.AgainstPrincipal"/> this is the worst ε-rational agent.
/// <para>Time O(actions) per round; allocates nothing. Immutable and thread-safe.</para>
/// </remarks>
[Reference("myerson1982", "obedience, and agents that break ties in the principal's favor")]
public sealed record RationalResponder : IResponder
{
    /// <inheritdoc/>
    public string Name => Slack > 0 ? FormattableString.Invariant($"{Slack}-rational") : "rational";

    /// <summary>Gets the loss that the agent does not mind.</summary>
    /// <value>At least 0 and finite, in money; 0 by default.</value>
    /// <exception cref="ArgumentOutOfRangeException">The value is negative or not finite.</exception>
    public double Slack { get; init => field = LearningSettings.AtLeastZero(value); }

    /// <summary>Gets which of several equally good actions is played.</summary>
    /// <value><see cref="TieRule.ForPrincipal"/> by default; further ties go to the lowest action.</value>
    /// <exception cref="ArgumentOutOfRangeException">The value is none of the enumeration.</exception>
    public TieRule Ties { get; init => field = LearningSettings.Member(value); } = TieRule.ForPrincipal;

    /// <inheritdoc/>
    public ResponderRun Begin(int actions, (double Low, double High) range, long horizon, StreamKey key)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(actions, 1);
        return new Run(this);
    }

    private sealed class Run(RationalResponder settings) : ResponderRun
    {
        public override int Choose(ReadOnlySpan<double> utilities, ReadOnlySpan<double> principal)
        {
            double best = double.NegativeInfinity;
            foreach (double utility in utilities)
            {
                best = Math.Max(best, utility);
            }

            int chosen = -1;
            for (int action = 0; action < utilities.Length; action++)
            {
                bool isGood = !Tolerances.Gain.Exceeds(best - utilities[action] - settings.Slack, Math.Abs(best));
                chosen = isGood && (chosen < 0 || IsPreferred(principal[action], principal[chosen])) ? action : chosen;
            }

            return chosen;
        }

        private bool IsPreferred(double worth, double known) => settings.Ties switch
        {
            TieRule.ForPrincipal => worth > known,
            TieRule.AgainstPrincipal => worth < known,
            _ => false,
        };
    }
}
