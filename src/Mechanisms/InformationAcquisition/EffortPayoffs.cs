using System.Numerics;
using Mechanisms.Foundations.LinearPrograms;
using Mechanisms.Foundations.Numerics;
using Mechanisms.Games.Deviations;

namespace Mechanisms.InformationAcquisition;

/// <summary>What an agent who is told one effort earns when it makes another: cells are its signals, answers its reports.</summary>
/// <remarks>
/// g(s, r) = ∑ over profiles b that tell the agent its effort, others' signals and states of  w at the profile that is played (with the deviating
/// effort, signal s)  ×  x at the profile that was recommended (with report r).
/// </remarks>
internal readonly struct EffortPayoffs<T> : IDeviationPayoffs<T>
    where T : struct, IAdditionOperators<T, T, T>, ISubtractionOperators<T, T, T>, IMultiplyOperators<T, T, T>, IUnaryNegationOperators<T, T>,
        IComparisonOperators<T, T, bool>, IAdditiveIdentity<T, T>, IMultiplicativeIdentity<T, T>
{
    private readonly HiredAgentsProblem problem;
    private readonly AgentsLayout layout;
    private readonly AgentsTables<T> tables;
    private readonly int agent;
    private readonly int told;
    private readonly int made;
    private readonly int stride;
    private readonly Sequence<int> others;

    public EffortPayoffs(HiredAgentsProblem problem, AgentsLayout layout, AgentsTables<T> tables, int agent, int told, int made)
    {
        this.problem = problem;
        this.layout = layout;
        this.tables = tables;
        this.agent = agent;
        this.told = told;
        this.made = made;
        stride = layout.Cells[agent].Stride(layout.PlaceIn(agent));
        others = layout.Cells[agent].OfOthers(layout.PlaceIn(agent));
    }

    public int Cells => problem.Signals.Counts[agent];

    public int Answers => Cells;

    public T Margin => T.AdditiveIdentity;

    public void WriteAnswer(int cell, int answer, PayoffTerms<T> payoff)
    {
        int states = problem.StateCount;
        foreach (int position in layout.Told(agent, told))
        {
            T[] weights = tables.Weights[agent][problem.Efforts.With(layout.Support[position], agent, made)];
            int first = layout.Payments(agent, position);
            foreach (int other in others.Span)
            {
                int seen = (other + (cell * stride)) * states;
                int reported = first + ((other + (answer * stride)) * states);
                for (int state = 0; state < states; state++)
                {
                    AddIfAny(payoff, reported + state, weights[seen + state]);
                }
            }
        }
    }

    // Truth's own payments, less the cost that the deviation saves, in proportion to the probability of being told.
    public void WriteTruth(PayoffTerms<T> payoff)
    {
        T saved = tables.Costs[agent][told] - tables.Costs[agent][made];
        foreach (int position in layout.Told(agent, told))
        {
            T[] weights = tables.Weights[agent][layout.Support[position]];
            int first = layout.Payments(agent, position);
            for (int place = 0; place < weights.Length; place++)
            {
                AddIfAny(payoff, first + place, weights[place]);
            }

            AddIfAny(payoff, position, -saved);
        }
    }

    private static void AddIfAny(PayoffTerms<T> payoff, int variable, T coefficient)
    {
        if (coefficient != T.AdditiveIdentity)
        {
            payoff.Add(variable, coefficient);
        }
    }
}
