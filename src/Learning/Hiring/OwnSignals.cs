using Mechanisms.Foundations.Numerics;
using Mechanisms.InformationAcquisition;

namespace Mechanisms.Learning.Hiring;

/// <summary>What a model must grant for agents who are paid on their own reports to be predictable.</summary>
internal static class OwnSignals
{
    /// <summary>Requires that the law of each agent's signal given the state depends on its own effort alone.</summary>
    public static void Require(HiredAgentsProblem model)
    {
        for (int agent = 0; agent < model.AgentCount; agent++)
        {
            for (int efforts = 0; efforts < model.Efforts.Count; efforts++)
            {
                double[] alone = Own(model, agent, model.Efforts.With(0, agent, model.Efforts.Choice(efforts, agent)));
                if (alone.Zip(Own(model, agent, efforts)).Any(pair => Tolerances.Probability.Exceeds(Math.Abs(pair.First - pair.Second), scale: 1)))
                {
                    throw new ArgumentException(
                        FormattableString.Invariant($"The signals of an agent must depend on its own effort alone, given the state; those of agent {agent} are others under efforts {model.Efforts.Choices(efforts)}. Own-report payments could not predict it."),
                        nameof(model));
                }
            }
        }
    }

    /// <summary>Requires that signals which are paid alike tell the same of the other agents' signals, too.</summary>
    public static void RequireAlike(HiredAgentsProblem model, StrictestRule rule)
    {
        for (int signal = 0; signal < rule.Alike.Count; signal++)
        {
            int alike = rule.Alike[signal];
            for (int efforts = 0; efforts < model.Efforts.Count && alike != signal; efforts++)
            {
                if (model.Efforts.Choice(efforts, rule.Agent) == rule.Effort && !TellTheSame(model, efforts, rule.Agent, signal, alike))
                {
                    throw new ArgumentException(
                        FormattableString.Invariant($"Signals that tell the same of the state must tell the same of the others' signals; signals {alike} and {signal} of agent {rule.Agent} under effort {rule.Effort} do not. No payments on its own report tell them apart."),
                        nameof(model));
                }
            }
        }
    }

    /// <summary>Joint probabilities of an agent's signal and the state, shape [signal, state], flat.</summary>
    private static double[] Own(HiredAgentsProblem model, int agent, int efforts)
    {
        double[] own = new double[model.Signals.Counts[agent] * model.StateCount];
        for (int signals = 0; signals < model.Signals.Count; signals++)
        {
            for (int state = 0; state < model.StateCount; state++)
            {
                own[(model.Signals.Choice(signals, agent) * model.StateCount) + state] += Joint(model, efforts, signals, state);
            }
        }

        return own;
    }

    private static bool TellTheSame(HiredAgentsProblem model, int efforts, int agent, int signal, int alike)
    {
        double[] own = Own(model, agent, efforts);
        double shown = own.AsSpan(signal * model.StateCount, model.StateCount).ToArray().Sum();
        double shownAlike = own.AsSpan(alike * model.StateCount, model.StateCount).ToArray().Sum();
        foreach (int others in model.Signals.OfOthers(agent))
        {
            for (int state = 0; state < model.StateCount; state++)
            {
                double one = Joint(model, efforts, model.Signals.With(others, agent, signal), state) * shownAlike;
                double other = Joint(model, efforts, model.Signals.With(others, agent, alike), state) * shown;
                if (Tolerances.Probability.Exceeds(Math.Abs(one - other), scale: 1))
                {
                    return false;
                }
            }
        }

        return true;
    }

    private static double Joint(HiredAgentsProblem model, int efforts, int signals, int state) => (model.Prior[state] * model.SignalLaws[efforts][state, signals]).ToDouble();
}
