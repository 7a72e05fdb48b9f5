using System.Globalization;
using System.Numerics;
using Mechanisms.Foundations.LinearPrograms;
using Mechanisms.Foundations.Numerics;
using Mechanisms.Foundations.Verdicts;
using Mechanisms.Games.Deviations;

namespace Mechanisms.InformationAcquisition;

/// <summary>One check of a mechanism, in doubles or rationals. Everything is summed anew from the problem: the checker must not inherit a mistake of what it checks.</summary>
internal sealed class HiredAgentsInspection<T>
    where T : struct, IAdditionOperators<T, T, T>, ISubtractionOperators<T, T, T>, IMultiplyOperators<T, T, T>, IComparisonOperators<T, T, bool>, IAdditiveIdentity<T, T>
{
    private readonly HiredAgentsMechanism mechanism;
    private readonly HiredAgentsProblem problem;
    private readonly T[] told;
    private readonly T[] prior;
    private readonly T[][] laws;
    private readonly T[][] payments;
    private readonly T[][] costs;
    private readonly ProgramNumbers<T> numbers;

    public HiredAgentsInspection(HiredAgentsMechanism mechanism, ProgramNumbers<T> numbers)
    {
        this.mechanism = mechanism;
        this.numbers = numbers;
        problem = mechanism.Problem;
        told = Taken(mechanism.Recommendations);
        prior = Taken(problem.Prior);
        laws = [.. problem.SignalLaws.Select(law => law.Select(numbers.From).Entries.ToArray())];
        payments = [.. mechanism.Payments.Select(Taken)];
        costs = [.. problem.Costs.Select(Taken)];
    }

    public HiredAgentsReport Report(Tolerance tolerance, Func<T, Rational> exactly, bool isExact)
    {
        List<HiredAgentDeviation> deviations = [];
        List<TriedDeviation> tried = [];
        for (int agent = 0; agent < problem.AgentCount; agent++)
        {
            for (int effort = 0; effort < costs[agent].Length; effort++)
            {
                AddDeviations(deviations, tried, agent, effort, exactly);
            }
        }

        IncentiveFinding finding = IncentiveFinding.Of(PrincipalValue(exactly), tried, Limits(), tolerance);
        HiredAgentDeviation? worst = deviations.Where((_, place) => tried[place].Gain.IsAbove(tolerance)).MaxBy(deviation => deviation.Gain);
        Verdict<HiredAgentDeviation> verdict = worst is not null
            ? new Verdict<HiredAgentDeviation>.Refuted(worst)
            : isExact
                ? new Verdict<HiredAgentDeviation>.Proved($"all efforts and report maps of {problem.AgentCount} agents")
                : new Verdict<HiredAgentDeviation>.NotRefuted(deviations.Count);
        return new(mechanism, finding, [.. deviations], verdict);
    }

    // The scale of a gain is what it is added up from: both expected payments and the larger cost, all times the probability of being told.
    private void AddDeviations(List<HiredAgentDeviation> deviations, List<TriedDeviation> tried, int agent, int effort, Func<T, Rational> exactly)
    {
        T probability = T.AdditiveIdentity;
        for (int efforts = 0; efforts < told.Length; efforts++)
        {
            probability += problem.Efforts.Choice(efforts, agent) == effort ? told[efforts] : T.AdditiveIdentity;
        }

        if (!(probability > T.AdditiveIdentity))
        {
            return;
        }

        T truth = T.AdditiveIdentity;
        T[][] obeying = Payoffs(agent, effort, effort);
        for (int signal = 0; signal < obeying.Length; signal++)
        {
            truth += obeying[signal][signal];
        }

        for (int made = 0; made < costs[agent].Length; made++)
        {
            if (made == effort && obeying.Length == 1)
            {
                continue; // nothing to lie about
            }

            (int[] reports, T earned) = BestReports(made == effort ? obeying : Payoffs(agent, effort, made), hasToLie: made == effort);
            T gain = earned - truth - ((costs[agent][made] - costs[agent][effort]) * probability);
            T cost = costs[agent][made] > costs[agent][effort] ? costs[agent][made] : costs[agent][effort];
            double size = Math.Abs(Shown(truth)) + Math.Abs(Shown(earned)) + Shown(cost * probability);
            HiredAgentDeviation found = new(agent, effort, made, [.. reports], Shown(gain), Shown(probability));
            deviations.Add(found);
            tried.Add(new(new(exactly(gain), size), exactly(probability), found.Words));
        }

        double Shown(T number) => exactly(number).ToDouble();
    }

    // payoff[signal][report]: the agent was told one effort, makes another, and everybody else obeys and tells the truth.
    private T[][] Payoffs(int agent, int effort, int made)
    {
        int own = problem.Signals.Counts[agent];
        T[][] payoff = [.. Enumerable.Range(0, own).Select(_ => new T[own])];
        for (int efforts = 0; efforts < told.Length; efforts++)
        {
            if (problem.Efforts.Choice(efforts, agent) != effort || told[efforts] == T.AdditiveIdentity)
            {
                continue;
            }

            T[] law = laws[problem.Efforts.With(efforts, agent, made)];
            for (int signals = 0; signals < problem.Signals.Count; signals++)
            {
                int signal = problem.Signals.Choice(signals, agent);
                for (int report = 0; report < own; report++)
                {
                    payoff[signal][report] += told[efforts] * Expected(agent, efforts, law, signals, problem.Signals.With(signals, agent, report));
                }
            }
        }

        return payoff;
    }

    private T Expected(int agent, int efforts, T[] law, int signals, int reports)
    {
        T expected = T.AdditiveIdentity;
        int first = ((efforts * problem.Signals.Count) + reports) * prior.Length;
        for (int state = 0; state < prior.Length; state++)
        {
            expected += prior[state] * law[(state * problem.Signals.Count) + signals] * payments[agent][first + state];
        }

        return expected;
    }

    // With the effort that was told, truth on every signal is no deviation: then the lie that costs least is told.
    private static (int[] Reports, T Earned) BestReports(T[][] payoff, bool hasToLie)
    {
        int[] reports = new int[payoff.Length];
        T earned = T.AdditiveIdentity;
        for (int signal = 0; signal < reports.Length; signal++)
        {
            reports[signal] = BestReport(payoff[signal], signal, signal);
            earned += payoff[signal][reports[signal]];
        }

        if (!hasToLie || reports.Where((report, signal) => report != signal).Any())
        {
            return (reports, earned);
        }

        (int liar, int best) = (0, BestReport(payoff[0], 1, 0));
        for (int signal = 1; signal < reports.Length; signal++)
        {
            int lie = BestReport(payoff[signal], 0, signal);
            bool costsLess = payoff[signal][lie] - payoff[signal][signal] > payoff[liar][best] - payoff[liar][liar];
            (liar, best) = costsLess ? (signal, lie) : (liar, best);
        }

        reports[liar] = best;
        return (reports, earned + payoff[liar][best] - payoff[liar][liar]);
    }

    // Ties go to the report begun with, then to the lowest; the truth is passed over unless begun with.
    private static int BestReport(T[] payoff, int first, int signal)
    {
        int best = first;
        for (int report = 0; report < payoff.Length; report++)
        {
            best = report != signal && payoff[report] > payoff[best] ? report : best;
        }

        return best;
    }

    // Decisions are found anew from the law, so that this value owes nothing to the gross values of the programs.
    private MeasuredSum PrincipalValue(Func<T, Rational> exactly)
    {
        T[] utility = problem.Utility.Select(numbers.From).Entries.ToArray();
        MeasuredSum value = default;
        for (int efforts = 0; efforts < told.Length; efforts++)
        {
            if (told[efforts] == T.AdditiveIdentity)
            {
                continue;
            }

            for (int signals = 0; signals < problem.Signals.Count; signals++)
            {
                value += MeasuredSum.Of(exactly(told[efforts] * Worth(utility, efforts, signals)));
                for (int agent = 0; agent < problem.AgentCount; agent++)
                {
                    value -= MeasuredSum.Of(exactly(told[efforts] * Expected(agent, efforts, laws[efforts], signals, signals)));
                }
            }
        }

        return value;
    }

    private T Worth(T[] utility, int efforts, int signals)
    {
        T best = T.AdditiveIdentity;
        for (int decision = 0; decision < problem.DecisionCount; decision++)
        {
            T worth = T.AdditiveIdentity;
            for (int state = 0; state < prior.Length; state++)
            {
                worth += prior[state] * laws[efforts][(state * problem.Signals.Count) + signals] * utility[(decision * prior.Length) + state];
            }

            best = decision == 0 || worth > best ? worth : best;
        }

        return best;
    }

    private IEnumerable<CheckedLimit> Limits() => Enumerable.Range(0, problem.AgentCount).SelectMany(agent => CheckedLimit.OfPayments(
        mechanism.Payments[agent], problem.PaymentCap, string.Create(CultureInfo.InvariantCulture, $"a payment to agent {agent}")));

    private T[] Taken(Sequence<Rational> exact) => numbers.From(exact).Span.ToArray();
}
