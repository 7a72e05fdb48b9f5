using Mechanisms.Domains;
using Mechanisms.Foundations.Numerics;
using Mechanisms.Foundations.References;

namespace Mechanisms.Matching;

/// <summary>All agents eat at the same speed from their best object left; what an agent has eaten at time 1 is its probability of each.</summary>
/// <remarks>
/// Ordinally efficient and envy-free by stochastic dominance; only weakly strategyproof. One object of each kind; an agent with nothing
/// listed left stops eating and gets nothing with the rest of its probability. The lottery over assignments is
/// <see cref="RandomAssignment.Decompose"/> of the shares, of which there may be others with the same shares.
/// <para>Time of the shares O(agents · objects²), exact. Thread-safe.</para>
/// </remarks>
[Reference("bogomolnaia2001", "the probabilistic serial assignment")]
public sealed record ProbabilisticSerial : IMechanism<PreferenceOrder, Assignment>
{
    /// <inheritdoc/>
    public string Name => "probabilistic serial";

    /// <inheritdoc/>
    /// <exception cref="ArgumentException">There is no agent.</exception>
    public Lottery<Assignment> Run(ReadOnlySpan<PreferenceOrder> reports) => Shares(reports).Decompose();

    /// <summary>The probability with which each agent gets each object.</summary>
    /// <param name="reports">Orders of objects, shape [agent], at least one.</param>
    /// <returns>The shares; objects that nobody lists behind the last one listed are left out.</returns>
    /// <exception cref="ArgumentException">There is no agent.</exception>
    public static RandomAssignment Shares(ReadOnlySpan<PreferenceOrder> reports)
    {
        Priorities.RequireAgents(reports);
        int items = 0;
        foreach (PreferenceOrder report in reports)
        {
            items = Math.Max(items, report.Listed.Count == 0 ? 0 : report.Listed.Max() + 1);
        }

        Rational[][] eaten = [.. Enumerable.Range(0, reports.Length).Select(_ => new Rational[items])];
        Rational[] rest = new Rational[items];
        Array.Fill(rest, Rational.One);
        Rational time = Rational.Zero;
        while (time < Rational.One)
        {
            time += Eat(reports, eaten, rest, Rational.One - time);
        }

        return new([.. eaten.Select(shares => shares.ToSequence())]);
    }

    /// <summary>Gives the name of the mechanism.</summary>
    /// <returns><see cref="Name"/>.</returns>
    public override string ToString() => Name;

    // All eat until the first object is used up, or until the time is.
    private static Rational Eat(ReadOnlySpan<PreferenceOrder> reports, Rational[][] eaten, Rational[] rest, Rational time)
    {
        int[] food = new int[reports.Length];
        int[] eaters = new int[rest.Length];
        for (int agent = 0; agent < food.Length; agent++)
        {
            food[agent] = Best(reports[agent], rest);
            if (food[agent] != PreferenceOrder.Nothing)
            {
                eaters[food[agent]]++;
            }
        }

        Rational step = time;
        for (int item = 0; item < rest.Length; item++)
        {
            step = eaters[item] == 0 ? step : Rational.Min(step, rest[item] / eaters[item]);
        }

        for (int agent = 0; agent < food.Length; agent++)
        {
            if (food[agent] != PreferenceOrder.Nothing)
            {
                eaten[agent][food[agent]] += step;
                rest[food[agent]] -= step;
            }
        }

        return step;
    }

    private static int Best(PreferenceOrder report, Rational[] rest)
    {
        foreach (int item in report.Listed.Span)
        {
            if (!rest[item].IsZero)
            {
                return item;
            }
        }

        return PreferenceOrder.Nothing;
    }
}
