using Mechanisms.Domains;
using Mechanisms.Foundations.Numerics;

namespace Mechanisms.Scheduling;

/// <summary>Which machine does each task, and what machines are paid.</summary>
/// <param name="Assigned">Index of the machine that does each task, shape [task].</param>
/// <param name="Payments">What each machine pays, shape [machine], in money: at most 0, for machines are paid.</param>
public sealed record TaskAllocation(Sequence<int> Assigned, Sequence<Rational> Payments) : IPayments
{
    /// <summary>The time until all is done, when each machine does its tasks one after the other.</summary>
    /// <param name="costs">True costs, shape [machine][task].</param>
    /// <returns>The largest sum of costs of a machine.</returns>
    public Rational Makespan(Sequence<Sequence<Rational>> costs)
    {
        Rational[] loads = new Rational[costs.Count];
        for (int task = 0; task < Assigned.Count; task++)
        {
            loads[Assigned[task]] += costs[Assigned[task]][task];
        }

        return loads.Max();
    }

    /// <summary>Writes the machine of each task and the payments.</summary>
    /// <returns>For example <c>machines [0, 1], payments [-4, -3]</c>.</returns>
    public override string ToString() => $"machines {Assigned}, payments {Payments}";
}
