using Mechanisms.Foundations.Numerics;
using Mechanisms.Foundations.References;

namespace Mechanisms.PublicGoods;

/// <summary>The pivot mechanism for a public project: it is built when values cover its cost, and who turns the decision pays what that costs the others.</summary>
/// <remarks>
/// Every agent bears an equal part of the cost when the project is built. Agent i is pivotal when the values of the others over their parts of the
/// cost have the other sign than the decision; it then pays the absolute value of their sum as a tax. Values that just cover the cost build the
/// project. Strategyproof, efficient and without deficit; neither budget balanced, nor individually rational, nor proof against two agents
/// who exaggerate together.
/// <para>Exact. Time O(agents). Thread-safe.</para>
/// </remarks>
[Reference("clarke1971", "the pivot mechanism")]
public sealed record ClarkePivot : DeterministicMechanism<Rational, ProjectOutcome>
{
    /// <summary>Initializes a mechanism.</summary>
    /// <param name="cost">What the project costs, in money, at least 0.</param>
    /// <exception cref="ArgumentOutOfRangeException">The cost is negative.</exception>
    public ClarkePivot(Rational cost)
    {
        if (cost.Sign < 0)
        {
            throw new ArgumentOutOfRangeException(nameof(cost), cost, $"A cost must be at least 0; got {cost}. Count gains of the project as values.");
        }

        Cost = cost;
    }

    /// <summary>Gets what the project costs, in money.</summary>
    public Rational Cost { get; }

    /// <inheritdoc/>
    public override string Name => "Clarke pivot mechanism";

    /// <inheritdoc/>
    /// <remarks>A report is what the project is worth to the agent, in money; it may be negative.</remarks>
    /// <exception cref="ArgumentException">There is no agent.</exception>
    public override ProjectOutcome Decide(ReadOnlySpan<Rational> reports)
    {
        if (reports.IsEmpty)
        {
            throw new ArgumentException("A project needs at least one agent; got none. Add a value.", nameof(reports));
        }

        Rational part = Cost / reports.Length;
        Rational surplus = -Cost;
        foreach (Rational value in reports)
        {
            surplus += value;
        }

        bool isBuilt = surplus.Sign >= 0;
        Rational[] payments = new Rational[reports.Length];
        for (int agent = 0; agent < payments.Length; agent++)
        {
            Rational others = surplus - (reports[agent] - part);
            bool isPivotal = (others.Sign >= 0) != isBuilt;
            payments[agent] = (isBuilt ? part : Rational.Zero) + (isPivotal ? Rational.Abs(others) : Rational.Zero);
        }

        return new(isBuilt, [.. payments]);
    }
}
