using System.Globalization;
using Mechanisms.Domains;
using Mechanisms.Foundations.References;

namespace Mechanisms.Matching;

/// <summary>Random serial dictatorship: an order of the agents is drawn, all equally likely, and they choose in turn.</summary>
/// <remarks>
/// Universally truthful, anonymous and ex post Pareto efficient; not ordinally efficient from four agents on, and not envy-free.
/// <para>Time O(n! · n · objects) and n! mechanisms in the support, so for <see cref="MostAgents"/> agents at most. Thread-safe.</para>
/// </remarks>
[Reference("abdulkadiroglu1998", "random serial dictatorship")]
public sealed record RandomPriority : MixedMechanism<PreferenceOrder, Assignment>
{
    /// <summary>Most agents, whose 5,040 orders are all listed.</summary>
    public const int MostAgents = 7;

    /// <inheritdoc/>
    public override string Name => "random priority";

    /// <inheritdoc/>
    public override Lottery<DeterministicMechanism<PreferenceOrder, Assignment>> Support(int agents)
    {
        if (agents is < 1 or > MostAgents)
        {
            throw new ArgumentOutOfRangeException(nameof(agents), agents, string.Create(
                CultureInfo.InvariantCulture,
                $"The number of agents must lie in 1..{MostAgents}, for all orders are listed; got {agents}. Run SerialDictatorship on an order of your own draw."));
        }

        return Lottery.Uniform<DeterministicMechanism<PreferenceOrder, Assignment>>(
            [.. Domain.AllOrders(agents).Select(order => new SerialDictatorship(order.Listed))]);
    }
}
