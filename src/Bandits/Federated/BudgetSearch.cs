using Mechanisms.Bandits.Learners;
using Mechanisms.Foundations.Numerics;
using Mechanisms.Foundations.References;
using static System.FormattableString;

namespace Mechanisms.Bandits.Federated;

/// <summary>Raises a budget step by step until greedy selection within it makes a 1 - 1/e share of the required gain.</summary>
/// <remarks>
/// Budgets are B₀(1 + ε)ᵏ with B₀ a millionth of the reserve price, whatever the bids: a first budget that depended on bids would make lies pay. Within a budget
/// clients are added by gain per money asked until their cost reaches it, the last one beyond it. Payments are critical values found by bisection on the own
/// bid. A reconstruction of the authors' rule from its description; its monotonicity is tried by tests, not proved: <see cref="GreedyCover"/> is the default.
/// <para>Time O(clients² · dimension³) for a selection, sixty selections for a payment. Thread-safe.</para>
/// </remarks>
[Reference("wei2024", "Theorems 8 and 9")]
public sealed record BudgetSearch : IParticipationRule
{
    /// <summary>Halvings that leave nothing of an interval of doubles of like size.</summary>
    private const int Bisections = 60;

    private const double FirstBudgetShare = 0.000_001;

    /// <inheritdoc/>
    /// <value><c>budget search</c> by default; give variants names of their own.</value>
    /// <exception cref="ArgumentException">The name is empty.</exception>
    public string Name { get; init => field = LearnerSettings.Name(value); } = "budget search";

    /// <summary>Gets ε, the growth of the budget from step to step.</summary>
    /// <value>In (0, 1]; 0.1 by default.</value>
    /// <exception cref="ArgumentOutOfRangeException">The value is outside its range.</exception>
    public double Growth
    {
        get;
        init => field = value is > 0 and <= 1
            ? value
            : throw new ArgumentOutOfRangeException(nameof(value), value, Invariant($"The growth of budgets must lie in (0, 1]; got {value}."));
    } = 0.1;

    /// <inheritdoc/>
    public Participation Select(ParticipationProblem problem)
    {
        ArgumentNullException.ThrowIfNull(problem);
        (IReadOnlyList<int> selected, bool isEnough) = Choose(problem);
        double[] payments = new double[problem.Clients];
        foreach (int client in selected)
        {
            payments[client] = CriticalValue(problem, client);
        }

        return new(selected.ToSequence(), Sequence.Create<double>(payments), isEnough);
    }

    // Every budget's selection is a beginning of the same greedy order, so the order is made once.
    private (IReadOnlyList<int> Selected, bool IsEnough) Choose(ParticipationProblem problem)
    {
        double gain = problem.RequiredLogDeterminant - problem.StartLogDeterminant;
        if (gain <= CoverState.Slack)
        {
            return ([], true);
        }

        double required = problem.StartLogDeterminant + (gain * (1 - Elementary.Exp(-1)));
        GreedyRun run = new(problem, without: -1);
        double budget = problem.ReservePrice * FirstBudgetShare;
        double cost = 0;
        while (true)
        {
            while (cost < budget)
            {
                if (!run.TryPick())
                {
                    return (run.Picked, run.State.Reaches(required));
                }

                cost += problem.Bids[run.Picked[^1]];
            }

            if (run.State.Reaches(required))
            {
                return (run.Picked, true);
            }

            budget *= 1 + Growth;
        }
    }

    private double CriticalValue(ParticipationProblem problem, int client)
    {
        (double low, double high) = (problem.Bids[client], problem.ReservePrice);
        if (Wins(problem, client, high))
        {
            return high;
        }

        for (int step = 0; step < Bisections; step++)
        {
            double middle = low + ((high - low) / 2);
            (low, high) = Wins(problem, client, middle) ? (middle, high) : (low, middle);
        }

        return low;
    }

    private bool Wins(ParticipationProblem problem, int client, double bid) => Choose(problem.WithBid(client, bid)).Selected.Contains(client);
}
