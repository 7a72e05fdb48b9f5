using Mechanisms.Foundations.Numerics;
using Mechanisms.Foundations.Randomness;
using Mechanisms.Games.Deviations;
using Mechanisms.InformationAcquisition;

namespace Mechanisms.Learning.Hiring;

/// <summary>The true model in doubles, as a simulation plays it. Mechanisms are valued once. Single-threaded.</summary>
internal sealed class HiringWorld
{
    private const int MostKnown = 64;

    private readonly double[][] weights;
    private readonly double[][] costs;
    private readonly Matrix<double> utility;
    private readonly AliasTable[] outcomes;
    private readonly Dictionary<AnnouncedMechanism, HiringValue> known = new(ReferenceEqualityComparer.Instance);

    public HiringWorld(HiredAgentsProblem model)
    {
        (Efforts, Signals, States) = (model.Efforts, model.Signals, model.StateCount);
        weights = [.. model.SignalLaws.Select(law => Joint(model.Prior, law))];
        costs = [.. model.Costs.Select(own => own.Select(cost => cost.ToDouble()).ToArray())];
        utility = model.Utility.Select(amount => amount.ToDouble());
        outcomes = [.. weights.Select(law => AliasTable.FromWeights(law))];
    }

    /// <summary>Gets the effort profiles.</summary>
    public ProfileSpace Efforts { get; }

    /// <summary>Gets the signal profiles.</summary>
    public ProfileSpace Signals { get; }

    /// <summary>Gets the number of states.</summary>
    public int States { get; }

    /// <summary>Gets the number of agents.</summary>
    public int Agents => costs.Length;

    /// <summary>The cost of an agent's effort.</summary>
    public double Cost(int agent, int effort) => costs[agent][effort];

    /// <summary>The largest cost of an agent.</summary>
    public double LargestCost(int agent) => costs[agent].Max();

    /// <summary>Joint probabilities of signal profile and state under an effort profile, shape [signal profile, state], flat.</summary>
    public ReadOnlySpan<double> Weights(int efforts) => weights[efforts];

    /// <summary>What a decision is worth to the principal.</summary>
    public double Utility(int decision, int state) => utility[decision, state];

    /// <summary>Draws what agents see and the state.</summary>
    public (int Signals, int State) Draw(int efforts, ref RandomStream stream)
    {
        int outcome = outcomes[efforts].Draw(ref stream);
        return (outcome / States, outcome % States);
    }

    /// <summary>What a mechanism is worth to both sides.</summary>
    public HiringValue Value(AnnouncedMechanism mechanism)
    {
        if (!known.TryGetValue(mechanism, out HiringValue? value))
        {
            // A search announces one mechanism after the other, and never the same again.
            if (known.Count == MostKnown)
            {
                known.Clear();
            }

            value = new(this, mechanism);
            known.Add(mechanism, value);
        }

        return value;
    }

    private static double[] Joint(Sequence<Rational> prior, Matrix<Rational> law)
    {
        double[] joint = new double[law.Columns * prior.Count];
        for (int place = 0; place < joint.Length; place++)
        {
            joint[place] = (prior[place % prior.Count] * law[place % prior.Count, place / prior.Count]).ToDouble();
        }

        return joint;
    }
}
