using System.Globalization;
using Mechanisms.Contracts;
using Mechanisms.Foundations.LinearPrograms;
using Mechanisms.Games.Deviations;
using static Mechanisms.ScoringRules.ScoringWords;

namespace Mechanisms.ScoringRules;

/// <summary>Puts a scoring solution into words; numbers to six digits, in the invariant culture.</summary>
internal static class ScoringNarrative
{
    /// <summary>Describes a whole solution.</summary>
    public static string Of(ScoringSolution solution) => solution.Status switch
    {
        LinearProgramStatus.Optimal =>
            $"The best rule makes the forecaster make effort {solution.BestEffort}; it costs {Number(solution.Efforts[solution.BestEffort].MinimumPayment!.Value)} "
                + $"in expectation and leaves the principal {Number(solution.BestValue)}.",
        _ => $"The best rule is not known: {Trouble(solution)}",
    };

    /// <summary>Describes one effort.</summary>
    public static string Of(ScoringSolution solution, EffortSolution effort) => effort.Implementability switch
    {
        Implementability.Implementable => Implementable(effort),
        Implementability.NotImplementable => NotImplementable(solution, effort),
        _ => $"Effort {effort.Effort} is undecided: {Trouble(solution)}",
    };

    private static string Implementable(EffortSolution effort)
    {
        string payment = $"Effort {effort.Effort} is implementable for an expected payment of {Number(effort.MinimumPayment!.Value)}, "
            + $"worth {Number(effort.Profit!.Value)} to the principal.";
        string cap = effort.CapPrice > 0 ? $" Each unit by which the cap is raised saves at most {Number(effort.CapPrice)}." : string.Empty;
        return effort.Binding.Count == 0
            ? $"{payment} No incentive but payments of at least 0 binds."
            : $"{payment} Binding: {BindingIncentive.InWords(effort.Binding)}.{cap}";
    }

    private static string NotImplementable(ScoringSolution solution, EffortSolution effort)
    {
        string mixture = string.Join(" and ", effort.Mixture
            .Select((weight, other) => (weight, other))
            .Where(part => part.weight > 0)
            .Select(part => string.Create(CultureInfo.InvariantCulture, $"{Number(part.weight)} of effort {part.other}")));
        string start = $"Effort {effort.Effort} is not implementable: ";
        string within = solution.Problem.PaymentCap is { } current ? $"within payments of {Number(current.ToDouble())} " : string.Empty;
        if (effort.RequiredPaymentCap is { } cap)
        {
            return $"{start}{within}no rule favors it enough over {mixture}. It becomes implementable when the cap is raised to at least {Number(cap)}.";
        }

        return effort.Mixture.Count == 0
            ? $"{start}{within}no rule favors it enough over the others. What would make it implementable is not known: {Trouble(solution)}"
            : $"{start}{mixture}, with suitable false reports, looks the same to the principal and costs the forecaster {Number(Saving(solution, effort))} less, so that every rule pays both alike. "
                + $"It becomes implementable only if it gets cheaper beside the mixture by at least {Number(Saving(solution, effort))}, or its signals say something that the others' do not.";
    }

    private static double Saving(ScoringSolution solution, EffortSolution effort) => effort.Mixture
        .Select((weight, other) => weight * (solution.Problem.Costs[effort.Effort] - solution.Problem.Costs[other]).ToDouble())
        .Sum();

    private static string Trouble(ScoringSolution solution) => solution.Programs
        .Select(solved => solved.Solution)
        .FirstOrDefault(answer => answer.Status == solution.Status)?.Explain()
        ?? "the linear-programming method contradicted itself. Solve with another method.";
}
