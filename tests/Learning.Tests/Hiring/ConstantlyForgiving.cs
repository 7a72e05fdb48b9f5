using Mechanisms.Foundations.LinearPrograms;
using Mechanisms.Foundations.Numerics;
using Mechanisms.InformationAcquisition;
using Mechanisms.Learning.Hiring;

namespace Mechanisms.Learning.Tests.Hiring;

/// <summary>A planted bug: incentives are relaxed by a constant, whatever the probability of being told; everything else, mixing included, is as it should be.</summary>
internal sealed record ConstantlyForgiving(IHiringLearner Learner, bool IsProportional = false) : IHiringLearner
{
    public string Name => $"{Learner.Name}, constantly forgiving";

    public HiringRun Begin(HiringTask task, long horizon)
    {
        ObservedEffortsRun run = (ObservedEffortsRun)Learner.Begin(task, horizon);
        return new ReplacedRun(run, committed => Replace(task, run, committed));
    }

    private CommittedMechanism Replace(HiringTask task, ObservedEffortsRun run, CommittedMechanism learned)
    {
        HiringEstimates estimates = new(
            [.. Enumerable.Range(0, task.Efforts.Count).Select(efforts => run.Estimate(efforts).Frequencies.Span.ToArray())],
            [.. task.Efforts.Counts.Select((own, agent) => Pairs(own, (told, made) => run.CostDifference(agent, told, made).Difference))],
            [.. task.Efforts.Counts.Select((own, agent) => Pairs(own, (told, made) => (run.Estimate(0).Radius * task.PaymentCap) + run.CostDifference(agent, told, made).Width))],
            [.. task.Margins.Select(own => new double[own.Count])],
            [.. task.Margins.Select(own => new double[own.Count])]);
        LinearProgramSolution solution = new MapProgram(task, estimates, IsProportional).Solve();
        double[] told = [.. solution.Primal.Take(task.Efforts.Count).Select(probability => probability > 1e-9 ? probability : 0)];
        double[][] payments = [.. Enumerable.Range(0, task.AgentCount).Select(_ => new double[task.Efforts.Count * task.OutcomeCount])];
        for (int place = 0; place < task.AgentCount * payments[0].Length; place++)
        {
            (int agent, int within) = (place / payments[0].Length, place % payments[0].Length);
            int efforts = within / task.OutcomeCount;
            if (told[efforts] > 0)
            {
                int effort = task.Efforts.Choice(efforts, agent);
                int report = task.Signals.Choice(within % task.OutcomeCount / task.StateCount, agent);
                double weight = learned.Weights[agent][effort] < 1 ? learned.Weights[agent][effort] : WeightOf(task, estimates, agent, effort);
                payments[agent][within] = ((1 - weight) * Math.Clamp(solution.Primal[task.Efforts.Count + place] / told[efforts], 0, 1))
                    + (weight * task.InducingRules[agent][effort][report, within % task.StateCount]);
            }
        }

        AnnouncedMechanism mechanism = new(
            [.. told.Select(probability => probability / told.Sum())],
            [.. payments.Select(own => Sequence.Create<double>(own))],
            learned.Mechanism.Decisions,
            PaymentBasis.AllReports);
        return learned with { Mechanism = mechanism };
    }

    // Efforts that the learner under test never tells are told here.
    private static double WeightOf(HiringTask task, HiringEstimates estimates, int agent, int effort)
    {
        double slack = 2 * estimates.Forgiven[agent].Skip(effort * task.Efforts.Counts[agent]).Take(task.Efforts.Counts[agent]).Max();
        return slack / (slack + task.Margins[agent][effort]);
    }

    private static double[] Pairs(int own, Func<int, int, double> of) => [.. Enumerable.Range(0, own * own).Select(pair => of(pair / own, pair % own))];
}
