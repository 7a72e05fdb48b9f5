using System.Globalization;
using System.Numerics;
using Mechanisms.Foundations.LinearPrograms;
using Mechanisms.Foundations.Numerics;
using Mechanisms.Foundations.Verdicts;

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

    public HiredAgentsReport Report(Tolerance tolerance, Func<T, double> show, bool isExact)
    {
        List<HiredAgentDeviation> deviations = [];
        List<double> scales = [];
        T most = T.AdditiveIdentity;
        for (int agent = 0; agent < problem.AgentCount; agent++)
        {
            for (int effort = 0; effort < costs[agent].Length; effort++)
            {
                AddDeviations(deviations, scales, agent, effort, show, ref most);
            }
        }

        HiredAgentDeviation? worst = deviations
            .Where((deviation, place) => isExact ? most > T.AdditiveIdentity : tolerance.Exceeds(deviation.Gain, scales[place]))
            .MaxBy(deviation => deviation.Gain);
        Verdict<HiredAgentDeviation> verdict = worst is not null
            ? new Verdict<HiredAgentDeviation>.Refuted(worst)
            : isExact
                ? new Verdict<HiredAgentDeviation>.Proved($"all efforts and report maps of {problem.AgentCount} agents")
                : new Verdict<HiredAgentDeviation>.NotRefuted(deviations.Count);
        return new(mechanism, show(PrincipalValue()), [.. deviations], [.. Violations(tolerance)], verdict);
    }

    // The scale of a gain is what it is added up from: both expected payments and the larger cost, all times the probability of being told.
    private void AddDeviations(List<HiredAgentDeviation> deviations, List<double> scales, int agent, int effort, Func<T, double> show, ref T most)
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
            (int[] reports, T earned) = BestReports(Payoffs(agent, effort, made));
            T gain = earned - truth - ((costs[agent][made] - costs[agent][effort]) * probability);
            most = gain > most ? gain : most;
            deviations.Add(new(agent, effort, made, [.. reports], show(gain), show(probability)));
            T cost = costs[agent][made] > costs[agent][effort] ? costs[agent][made] : costs[agent][effort];
            scales.Add(Math.Abs(show(truth)) + Math.Abs(show(earned)) + show(cost * probability));
        }
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

    private static (int[] Reports, T Earned) BestReports(T[][] payoff)
    {
        int[] reports = new int[payoff.Length];
        T earned = T.AdditiveIdentity;
        for (int signal = 0; signal < reports.Length; signal++)
        {
            reports[signal] = signal;
            for (int report = 0; report < reports.Length; report++)
            {
                reports[signal] = payoff[signal][report] > payoff[signal][reports[signal]] ? report : reports[signal];
            }

            earned += payoff[signal][reports[signal]];
        }

        return (reports, earned);
    }

    // Decisions are found anew from the law, so that this value owes nothing to the gross values of the programs.
    private T PrincipalValue()
    {
        T[] utility = problem.Utility.Select(numbers.From).Entries.ToArray();
        T value = T.AdditiveIdentity;
        for (int efforts = 0; efforts < told.Length; efforts++)
        {
            if (told[efforts] == T.AdditiveIdentity)
            {
                continue;
            }

            for (int signals = 0; signals < problem.Signals.Count; signals++)
            {
                value += told[efforts] * Worth(utility, efforts, signals);
                for (int agent = 0; agent < problem.AgentCount; agent++)
                {
                    value -= told[efforts] * Expected(agent, efforts, laws[efforts], signals, signals);
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

    private IEnumerable<string> Violations(Tolerance tolerance)
    {
        for (int agent = 0; agent < problem.AgentCount; agent++)
        {
            Rational least = mechanism.Payments[agent].Min();
            if (least.Sign < 0 && tolerance.Exceeds(-least.ToDouble(), scale: 1))
            {
                yield return string.Create(CultureInfo.InvariantCulture, $"A payment to agent {agent} is {least.ToDouble():G9}, below 0.");
            }

            Rational greatest = mechanism.Payments[agent].Max();
            if (greatest > problem.PaymentCap && tolerance.Exceeds((greatest - problem.PaymentCap.Value).ToDouble(), problem.PaymentCap.Value.ToDouble()))
            {
                yield return string.Create(CultureInfo.InvariantCulture, $"A payment to agent {agent} is {greatest.ToDouble():G9}, above the cap of {problem.PaymentCap.Value.ToDouble():G9}.");
            }
        }
    }

    private T[] Taken(Sequence<Rational> exact) => numbers.From(exact).Span.ToArray();
}
