using System.Globalization;
using Mechanisms.Foundations.Numerics;
using Mechanisms.Foundations.Randomness;

namespace Mechanisms.InformationAcquisition;

/// <summary>What a principal announces to hired agents: how efforts are recommended, what is decided on reports, and what is paid in the end.</summary>
/// <remarks>
/// Held as exact rationals; a <see cref="double"/> counts at its exact binary value. Whether agents obey, and whether limits on payments are kept,
/// is judged by <see cref="HiredAgentsIncentives"/>. Immutable and thread-safe.
/// </remarks>
public sealed record HiredAgentsMechanism
{
    private HiredAgentsMechanism(HiredAgentsProblem problem, Sequence<Rational> recommendations, Sequence<Sequence<Rational>> payments)
    {
        Problem = problem;
        Recommendations = recommendations;
        Payments = payments;
    }

    /// <summary>Gets the problem that the mechanism is for.</summary>
    public HiredAgentsProblem Problem { get; }

    /// <summary>Gets the probability that each effort profile is recommended, shape [effort profile]; sums to 1 within 1e-9.</summary>
    public Sequence<Rational> Recommendations { get; }

    /// <summary>Gets the payments, shape [agent][effort profile · report profile · state], flat, states fastest, in money; read them with <see cref="Pay"/>.</summary>
    public Sequence<Sequence<Rational>> Payments { get; }

    /// <summary>Gets the largest payment to an agent on an effort profile that is recommended at all, in money.</summary>
    public Rational LargestPayment
    {
        get
        {
            int block = Problem.Signals.Count * Problem.StateCount;
            Rational largest = Rational.Zero;
            for (int place = 0; place < Payments[0].Count; place++)
            {
                if (!Recommendations[place / block].IsZero)
                {
                    largest = Payments.Aggregate(largest, (most, own) => Rational.Max(most, own[place]));
                }
            }

            return largest;
        }
    }

    /// <summary>Announces a mechanism in exact numbers.</summary>
    /// <param name="problem">The problem that it is for.</param>
    /// <param name="recommendations">Probability of each effort profile, shape [effort profile], at least 0 and summing to 1, both within 1e-9.</param>
    /// <param name="payments">Payments, shape [agent][effort profile · report profile · state], flat, states fastest, in money.</param>
    /// <returns>The mechanism.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="problem"/> is null.</exception>
    /// <exception cref="ArgumentException">A shape is not that of the problem, or the recommendations are no probabilities.</exception>
    public static HiredAgentsMechanism Create(HiredAgentsProblem problem, Sequence<Rational> recommendations, Sequence<Sequence<Rational>> payments)
    {
        ArgumentNullException.ThrowIfNull(problem);
        ModelData.RequireCount(recommendations.Count, problem.Efforts.Count, "recommendation probabilities, one per effort profile", nameof(recommendations));
        Distributions.Require(recommendations.Span, "the recommendations", nameof(recommendations));
        ModelData.RequireCount(payments.Count, problem.AgentCount, "lists of payments, one per agent", nameof(payments));
        int required = problem.Efforts.Count * problem.Signals.Count * problem.StateCount;
        foreach (Sequence<Rational> own in payments)
        {
            ModelData.RequireCount(own.Count, required, "payments to each agent, one per effort profile, report profile and state", nameof(payments));
        }

        return new(problem, recommendations, payments);
    }

    /// <summary>Announces a mechanism in double precision.</summary>
    /// <inheritdoc cref="Create(HiredAgentsProblem, Sequence{Rational}, Sequence{Sequence{Rational}})"/>
    public static HiredAgentsMechanism Create(HiredAgentsProblem problem, Sequence<double> recommendations, Sequence<Sequence<double>> payments) => Create(
        problem,
        ModelData.Exactly(recommendations.Span, "recommendation probability", nameof(recommendations)),
        [.. payments.Select(own => ModelData.Exactly(own.Span, "payment", nameof(payments)))]);

    /// <summary>Draws which effort profile is recommended.</summary>
    /// <param name="stream">Source of randomness; one number is drawn.</param>
    /// <returns>Flat index of the effort profile; each agent is told its own effort only.</returns>
    public int Recommend(ref RandomStream stream) => Distributions.Draw(Recommendations.Span, ref stream);

    /// <summary>What the principal decides.</summary>
    /// <param name="efforts">Flat index of the recommended effort profile.</param>
    /// <param name="reports">Flat index of the report profile.</param>
    /// <returns>The best decision if all obeyed and told the truth; ties go to the lowest.</returns>
    /// <exception cref="ArgumentOutOfRangeException">There is no such profile.</exception>
    public int Decide(int efforts, int reports)
    {
        Matrix<Rational> law = Problem.SignalLaws[efforts];
        Rational[] weights = [.. Problem.Prior.Select((probability, state) => probability * law[state, reports])];
        return JointWeights.Best<Rational>(Problem.Utility, weights).Decision;
    }

    /// <summary>What an agent is paid.</summary>
    /// <param name="agent">Index of the agent.</param>
    /// <param name="efforts">Flat index of the recommended effort profile.</param>
    /// <param name="reports">Flat index of the report profile.</param>
    /// <param name="state">The state that came about.</param>
    /// <returns>The payment, in money.</returns>
    /// <exception cref="ArgumentOutOfRangeException">There is no such agent, profile or state.</exception>
    public Rational Pay(int agent, int efforts, int reports, int state)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual((uint)efforts, (uint)Problem.Efforts.Count, nameof(efforts));
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual((uint)reports, (uint)Problem.Signals.Count, nameof(reports));
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual((uint)state, (uint)Problem.StateCount, nameof(state));
        return Payments[agent][(((efforts * Problem.Signals.Count) + reports) * Problem.StateCount) + state];
    }

    /// <summary>Writes who is recommended what, and the largest payment.</summary>
    /// <returns>For example <c>recommends [1, 0] with 0.5, [0, 1] with 0.5; pays up to 1</c>.</returns>
    public override string ToString()
    {
        HiredAgentsProblem problem = Problem;
        IEnumerable<string> told = Recommendations
            .Select((probability, efforts) => (Probability: probability.ToDouble(), Efforts: efforts))
            .Where(entry => entry.Probability > 0)
            .Select(entry => string.Create(CultureInfo.InvariantCulture, $"{problem.Efforts.Choices(entry.Efforts)} with {entry.Probability:G6}"));
        return string.Create(CultureInfo.InvariantCulture, $"recommends {string.Join(", ", told)}; pays up to {LargestPayment.ToDouble():G6}");
    }
}
