using System.Globalization;
using Mechanisms.Contracts;
using Mechanisms.Foundations.LinearPrograms;
using Mechanisms.Foundations.Numerics;

namespace Mechanisms.InformationAcquisition;

/// <summary>Puts a solution for hired agents into words; numbers to six digits, in the invariant culture.</summary>
internal static class HiredAgentsNarrative
{
    private const int MostBindingSaid = 6;

    /// <summary>Describes a whole solution.</summary>
    public static string Of(HiredAgentsSolution solution)
    {
        if (!solution.IsAnswered)
        {
            LinearProgramSolution? stopped = solution.Programs.Select(solved => solved.Solution).FirstOrDefault(answer => answer.Status == solution.Status);
            return $"The best mechanism is not known: {stopped?.Explain() ?? "the linear-programming method contradicted itself. Solve with another method."}";
        }

        string value = solution.IsAttained
            ? $"The best mechanism{(solution.IsOptimal ? string.Empty : " found before the search was stopped")} is worth {Number(solution.Value)} to the principal; it {solution.Mechanism}.{Proved(solution)}"
            : $"Mechanisms come as near to {Number(solution.Value)} as wanted; the optimum that was found is a limit of mechanisms and none itself, with ever larger payments ever more seldom. "
                + "Call Approach for one that comes near, or cap the payments.";
        string[] binding = [.. solution.Binding.Select(tight => tight.ToString()).Take(MostBindingSaid + 1)];
        string tight = binding.Length == 0 ? " No incentive binds."
            : $" Binding: {string.Join("; ", binding.Take(MostBindingSaid))}{(binding.Length > MostBindingSaid ? "; and others" : string.Empty)}.";
        double cap = solution.CapPrice;
        return Tolerances.Optimality.Exceeds(cap, scale: 0)
            ? $"{value}{tight} Each unit by which the payment cap rises is worth {Number(cap)} at first."
            : value + tight;
    }

    /// <summary>Says how often a mechanism recommends an effort profile.</summary>
    public static string Recommended(HiredAgentsMechanism mechanism, int efforts) => mechanism.Recommendations[efforts] is { IsZero: false } probability
        ? $"The mechanism recommends efforts {mechanism.Problem.Efforts.Choices(efforts)} with probability {Number(probability.ToDouble())}. Were that always so:"
        : $"The mechanism never recommends efforts {mechanism.Problem.Efforts.Choices(efforts)}. Were they always recommended:";

    /// <summary>Describes one effort profile and the program of always recommending it.</summary>
    public static string Of(HiredAgentsSolution solution, EffortProfileSolution profile, SolvedProgram solved, CancellationToken cancellation)
    {
        string name = $"Efforts {solution.Problem.Efforts.Choices(profile.Efforts)}";
        return profile.Implementability switch
        {
            Implementability.Implementable =>
                $"{name} are followed for expected payments of {Number(profile.MinimumPayment!.Value)} at least, and are then worth {Number(profile.Value!.Value)} to the principal.",
            Implementability.NotImplementable => $"{name} are not followed under any payments{Within(solution.Problem)}: {Obstacle(solution, solved, cancellation)}",
            _ => $"{name} are undecided: {solved.Solution.Explain()}",
        };
    }

    /// <summary>The deviations whose rows have a price, agent by agent.</summary>
    public static IEnumerable<BindingEffort> Binding(SolvedProgram solved)
    {
        AgentsProgram source = (AgentsProgram)solved.Source!;
        foreach (AgentsIncentive incentive in source.Incentives())
        {
            double price = incentive.Told == incentive.Made
                ? Enumerable.Range(incentive.FirstRow, incentive.Rows)
                    .Chunk(Math.Max(1, source.Problem.Signals.Counts[incentive.Agent] - 1)) // the lies on one signal: a map tells one of them, so that its gain is forgiven once
                    .Select(lies => lies.Sum(row => -solved.Solution.RowDuals[row]))
                    .DefaultIfEmpty(0)
                    .Max()
                : -solved.Solution.RowDuals[incentive.ClosingRow];
            if (Tolerances.Optimality.Exceeds(price, scale: 0))
            {
                double told = source.Support.Select((efforts, position) => (efforts, position))
                    .Where(entry => source.Problem.Efforts.Choice(entry.efforts, incentive.Agent) == incentive.Told)
                    .Sum(entry => solved.Solution.Primal[entry.position]);
                yield return new(incentive.Agent, incentive.Told, incentive.Made, price, incentive.Told == incentive.Made ? 0 : price * told);
            }
        }
    }

    // Under a cap the reason may lean on the cap: what a higher one would change is asked first, and without its help the reason is that of payments without limit.
    private static string Obstacle(HiredAgentsSolution solution, SolvedProgram solved, CancellationToken cancellation)
    {
        if (solution.Problem.PaymentCap is null)
        {
            return Unlimited(solution.Problem, solved);
        }

        AgentsProgram source = (AgentsProgram)solved.Source!;
        SolvedProgram least = SolvedProgram.Solve("least payment cap", source with { Goal = AgentsGoal.LeastCap }, solution.Formulation.Program, cancellation);
        return least.Solution.Status switch
        {
            LinearProgramStatus.Optimal =>
                $"{Temptation(solution.Problem, solved)?.Clause ?? "an agent is tempted"}, and no payments{Within(solution.Problem)} make up for it. "
                + $"They are followed when the payment cap is raised to at least {Number(-least.Solution.Value)}.",
            LinearProgramStatus.Infeasible => Unlimited(solution.Problem, least),
            _ => $"whether a higher cap would help is not known. {least.Solution.Explain()}",
        };
    }

    private static string Unlimited(HiredAgentsProblem problem, SolvedProgram solved) => Temptation(problem, solved) is { } tempted
        ? $"{tempted.Clause}, and no payments make up for it. "
            + $"Payments cannot tell the two apart; they are followed only if the effort gets cheaper beside the mixture by at least {Number(tempted.Saving)}."
        : "the linear-programming method gave no reason.";

    // The multipliers of the closing rows mix efforts that, with the right lies, are paid at least as much as obedience and cost less.
    private static (string Clause, double Saving)? Temptation(HiredAgentsProblem problem, SolvedProgram solved)
    {
        AgentsProgram source = (AgentsProgram)solved.Source!;
        var blamed = source.Incentives()
            .Where(incentive => incentive.Told != incentive.Made)
            .Select(incentive => (Incentive: incentive, Weight: Math.Max(0, solved.Solution.FarkasMultipliers[incentive.ClosingRow])))
            .GroupBy(entry => entry.Incentive.Agent)
            .Select(own => (Agent: own.Key, Entries: own.ToArray(), Sum: own.Sum(entry => entry.Weight)))
            .Where(own => own.Sum > 0)
            .Select(own => (own.Agent, own.Entries, own.Sum, Saving: own.Entries.Sum(entry => entry.Weight / own.Sum * Saved(problem, entry.Incentive))))
            .Where(own => own.Saving > 0)
            .OrderByDescending(own => own.Sum * own.Saving)
            .ToArray();
        if (blamed.Length == 0)
        {
            return null;
        }

        string mixture = string.Join(" and ", blamed[0].Entries.Where(entry => Tolerances.Probability.Exceeds(entry.Weight / blamed[0].Sum, scale: 1))
            .Select(entry => $"{Number(entry.Weight / blamed[0].Sum)} of effort {entry.Incentive.Made}"));
        return ($"agent {blamed[0].Agent} saves {Number(blamed[0].Saving)} by {mixture} with reports to match", blamed[0].Saving);
    }

    private static double Saved(HiredAgentsProblem problem, AgentsIncentive incentive) =>
        (problem.Costs[incentive.Agent][incentive.Told] - problem.Costs[incentive.Agent][incentive.Made]).ToDouble();

    private static string Proved(HiredAgentsSolution solution) => !solution.IsSearched ? string.Empty
        : $" No mechanism of its class is worth more than {Number(solution.UpperBound)}{(solution.IsOptimal ? "." : ": allow more pivots, or a wider gap.")}";

    private static string Within(HiredAgentsProblem problem) => problem.PaymentCap is { } cap ? $" up to {Number(cap.ToDouble())}" : string.Empty;

    private static string Number(double value) => value.ToString("G6", CultureInfo.InvariantCulture);
}
