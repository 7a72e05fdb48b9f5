using Mechanisms.Foundations.Numerics;
using Mechanisms.InformationAcquisition;

namespace Mechanisms.Tests.InformationAcquisition;

/// <summary>What agents gain by deviating, with every map from signals to reports tried: the oracle for the checker, into which a bug may be planted.</summary>
internal static class ReportMapGains
{
    /// <summary>The largest gain in advance over all maps of an agent that is told one effort and makes another, or over those with a lie where it makes the same.</summary>
    public static double Best(HiredAgentsMechanism mechanism, int agent, int told, int made, PlantedBug bug = PlantedBug.None) =>
        ReportMapPrograms.Maps(mechanism.Problem.Signals.Counts[agent])
            .Where(map => told != made || map.Where((report, signal) => report != signal).Any())
            .Max(map => Gain(mechanism, agent, told, made, map, bug));

    private static double Gain(HiredAgentsMechanism mechanism, int agent, int told, int made, int[] map, PlantedBug bug)
    {
        HiredAgentsProblem problem = mechanism.Problem;
        Rational saved = problem.Costs[agent][told] - problem.Costs[agent][made];
        Rational gain = bug == PlantedBug.ConstantSlack ? saved : 0;
        for (int efforts = 0; efforts < problem.Efforts.Count; efforts++)
        {
            Rational probability = mechanism.Recommendations[efforts];
            if (problem.Efforts.Choice(efforts, agent) != told || probability.IsZero)
            {
                continue;
            }

            gain += bug == PlantedBug.ConstantSlack ? 0 : probability * saved;
            int played = bug == PlantedBug.LawAtTheRecommendedEffort ? efforts : problem.Efforts.With(efforts, agent, made);
            for (int place = 0; place < problem.Signals.Count * problem.StateCount; place++)
            {
                (int signals, int state) = (place / problem.StateCount, place % problem.StateCount);
                int reported = problem.Signals.With(signals, agent, map[problem.Signals.Choice(signals, agent)]);
                (int inLaw, int inPayment) = bug == PlantedBug.ReportInTheLaw ? (reported, signals) : (signals, reported);
                gain += probability * problem.Prior[state] * (
                    (problem.SignalLaws[played][state, inLaw] * mechanism.Pay(agent, efforts, inPayment, state))
                    - (problem.SignalLaws[efforts][state, signals] * mechanism.Pay(agent, efforts, signals, state)));
            }
        }

        return gain.ToDouble();
    }
}
