using Mechanisms.Domains;
using Mechanisms.Foundations.Numerics;

namespace Mechanisms.Scheduling;

/// <summary>Machines who want to be paid more than their tasks cost; a type is the cost of each task, shape [task].</summary>
public sealed record WorkingMachines : IPreferences<Sequence<Rational>, TaskAllocation>
{
    /// <inheritdoc/>
    public bool IsOrdinal => false;

    /// <inheritdoc/>
    public Tolerance Tolerance => default;

    /// <inheritdoc/>
    public Rational Utility(int agent, Sequence<Rational> type, TaskAllocation outcome)
    {
        ArgumentNullException.ThrowIfNull(outcome);
        Rational utility = -outcome.Payments[agent];
        for (int task = 0; task < outcome.Assigned.Count; task++)
        {
            utility -= outcome.Assigned[task] == agent ? type[task] : Rational.Zero;
        }

        return utility;
    }
}
