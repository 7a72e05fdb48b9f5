using Mechanisms.Foundations.Numerics;
using Mechanisms.Games.Deviations;

namespace Mechanisms.InformationAcquisition;

/// <content>Common ways to say how signals come about.</content>
public sealed partial record HiredAgentsProblem
{
    /// <summary>Poses the problem of forecasters of one event who can all study the same evidence, or guess.</summary>
    /// <remarks>
    /// The event happens with probability 1/2, the principal earns 1 by forecasting it right. Effort 1 costs <paramref name="cost"/> and shows the
    /// evidence, a bit that is right with probability <paramref name="accuracy"/> and the same for all who study it; effort 0 is free and shows a fair coin.
    /// </remarks>
    /// <param name="agents">Number of forecasters, 1 to 12.</param>
    /// <param name="cost">What studying costs, in money, finite and at least 0.</param>
    /// <param name="accuracy">Probability that the evidence is right, in [0, 1].</param>
    /// <returns>The problem, without a cap.</returns>
    /// <exception cref="ArgumentException">A number is out of its range or NaN.</exception>
    public static HiredAgentsProblem Forecasters(int agents, double cost, double accuracy) => Forecasters(
        agents, ExactNumber.Of(cost, "cost", nameof(cost)), ExactNumber.Of(accuracy, "accuracy", nameof(accuracy)));

    /// <inheritdoc cref="Forecasters(int, double, double)"/>
    public static HiredAgentsProblem Forecasters(int agents, Rational cost, Rational accuracy)
    {
        const int Most = 12;
        ArgumentOutOfRangeException.ThrowIfLessThan(agents, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(agents, Most);
        Rational half = new(1, 2);
        Rational wrong = Rational.One - ExactNumber.Nonnegative(accuracy, "accuracy", nameof(accuracy));
        CommonSignalObserver forecaster = new([Rational.Zero, ExactNumber.Nonnegative(cost, "cost", nameof(cost))], [Rational.Zero, Rational.One], [half, half]);
        return WithCommonSignal(
            [half, half],
            new Matrix<Rational>(2, 2, [Rational.One, Rational.Zero, Rational.Zero, Rational.One]),
            new Matrix<Rational>(2, 2, [accuracy, wrong, wrong, accuracy]),
            Sequence.Of(agents, _ => forecaster));
    }

    /// <summary>Poses a problem whose agents either see one common signal or guess, each by itself.</summary>
    /// <remarks>
    /// A signal y is drawn from the row of the state. An agent with effort b sees y with probability attention(b), and otherwise a signal drawn
    /// from its own guess. Given the state, signals are correlated through y: that makes correlated recommendations worth while.
    /// </remarks>
    /// <param name="prior">Probability of each state, shape [state].</param>
    /// <param name="utility">The principal's utility, shape [decision, state], in money.</param>
    /// <param name="commonSignal">Probability of the common signal, shape [state, signal], rows summing to 1 within 1e-9.</param>
    /// <param name="agents">The agents, each with as many guesses as there are signals.</param>
    /// <returns>The problem, without a cap.</returns>
    /// <exception cref="ArgumentException">The shapes disagree or are empty, or a number is out of its range.</exception>
    public static HiredAgentsProblem WithCommonSignal(
        Sequence<Rational> prior, Matrix<Rational> utility, Matrix<Rational> commonSignal, Sequence<CommonSignalObserver> agents)
    {
        RequireObservers(agents, commonSignal.Columns);
        RequireRows(commonSignal, "the common signal", nameof(commonSignal));
        return Pose(prior, utility, agents.Select(agent => agent.Costs).ToSequence(), Sequence.Of(agents.Count, _ => commonSignal.Columns), LawsOf(
            agents.Select(agent => agent.Costs.Count).ToSequence(),
            Sequence.Of(agents.Count, _ => commonSignal.Columns),
            commonSignal.Rows,
            (choices, state, signals) =>
            {
                Rational probability = Rational.Zero;
                for (int seen = 0; seen < commonSignal.Columns; seen++)
                {
                    Rational all = commonSignal[state, seen];
                    for (int agent = 0; agent < agents.Count && !all.IsZero; agent++)
                    {
                        all *= agents[agent].Probability(choices[agent], seen, signals[agent]);
                    }

                    probability += all;
                }

                return probability;
            }));
    }

    /// <summary>Poses a problem whose signals are independent given the state.</summary>
    /// <param name="prior">Probability of each state, shape [state].</param>
    /// <param name="utility">The principal's utility, shape [decision, state], in money.</param>
    /// <param name="costs">Cost of each agent's efforts, shape [agent][effort], in money.</param>
    /// <param name="laws">Probability of an agent's signal, shape [agent][effort][state, signal], rows summing to 1 within 1e-9.</param>
    /// <returns>The problem, without a cap.</returns>
    /// <exception cref="ArgumentException">The shapes disagree or are empty, or a number is out of its range.</exception>
    public static HiredAgentsProblem WithIndependentSignals(
        Sequence<Rational> prior, Matrix<Rational> utility, Sequence<Sequence<Rational>> costs, Sequence<Sequence<Matrix<Rational>>> laws)
    {
        ModelData.RequireCount(laws.Count, costs.Count, "lists of signal laws, one per agent", nameof(laws));
        for (int agent = 0; agent < laws.Count; agent++)
        {
            ModelData.RequireSome(laws[agent].Count, "effort of each agent", nameof(laws));
            ModelData.RequireCount(laws[agent].Count, costs[agent].Count, "signal laws of each agent, one per effort", nameof(laws));
            foreach (Matrix<Rational> law in laws[agent])
            {
                ModelData.RequireCount(law.Rows, prior.Count, "rows of a signal law, one per state", nameof(laws));
                ModelData.RequireCount(law.Columns, laws[agent][0].Columns, "signals under each effort of an agent", nameof(laws));
                RequireRows(law, "the signals of an agent", nameof(laws));
            }
        }

        return Pose(prior, utility, costs, laws.Select(own => own[0].Columns).ToSequence(), LawsOf(
            costs.Select(own => own.Count).ToSequence(),
            laws.Select(own => own[0].Columns).ToSequence(),
            prior.Count,
            (choices, state, signals) => choices.Select((effort, agent) => laws[agent][effort][state, signals[agent]]).Aggregate(Rational.One, (product, next) => product * next)));
    }

    private static Sequence<Matrix<Rational>> LawsOf(
        Sequence<int> effortCounts, Sequence<int> signalCounts, int states, Func<Sequence<int>, int, Sequence<int>, Rational> probability)
    {
        ProfileSpace efforts = new(effortCounts);
        ProfileSpace signals = new(signalCounts);
        return Sequence.Of(efforts.Count, profile =>
        {
            Sequence<int> choices = efforts.Choices(profile);
            Rational[] law = new Rational[states * signals.Count];
            for (int place = 0; place < law.Length; place++)
            {
                law[place] = probability(choices, place / signals.Count, signals.Choices(place % signals.Count));
            }

            return new Matrix<Rational>(states, signals.Count, law);
        });
    }

    private static void RequireObservers(Sequence<CommonSignalObserver> agents, int signals)
    {
        foreach (CommonSignalObserver agent in agents)
        {
            ModelData.RequireCount(agent.Guess.Count, signals, "guesses, one per signal", nameof(agents));
        }
    }
}
