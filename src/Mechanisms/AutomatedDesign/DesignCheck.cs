using System.Globalization;
using Mechanisms.Foundations.Numerics;
using Mechanisms.Games.Deviations;

namespace Mechanisms.AutomatedDesign;

/// <summary>Computes what lies and staying away earn in a mechanism, exactly; written out apart from the program it checks.</summary>
/// <param name="Problem">The problem.</param>
/// <param name="Probabilities">Probability of each outcome, shape [type profile, outcome].</param>
/// <param name="Payments">What each agent pays, shape [type profile, agent].</param>
internal sealed record DesignCheck(DesignProblem Problem, Matrix<Rational> Probabilities, Matrix<Rational> Payments)
{
    private ProfileSpace Types => Problem.Types;

    /// <summary>Finds the lie that gains most and the largest loss from taking part.</summary>
    public IncentiveFinding Find(Truthfulness truthfulness, Participation participation, Tolerance tolerance)
    {
        IEnumerable<CheckedLimit> stays =
            from agent in Enumerable.Range(0, Problem.Agents)
            from type in Enumerable.Range(0, Types.Counts[agent])
            from loss in Losses(agent, type, participation)
            let limit = new CheckedLimit(loss, string.Empty) { Probability = participation == Participation.Interim ? Probability(agent, type) : null }
            select limit with
            {
                Words = string.Create(CultureInfo.InvariantCulture, $"agent {agent} of type {type} loses {limit.ConditionalExcess.ToDouble():G9} by taking part"),
            };
        return IncentiveFinding.Of(Value(), Lies(truthfulness), stays, tolerance);
    }

    private IEnumerable<TriedDeviation> Lies(Truthfulness truthfulness) =>
        from agent in Enumerable.Range(0, Problem.Agents)
        from type in Enumerable.Range(0, Types.Counts[agent])
        let probability = truthfulness == Truthfulness.Bayesian ? Probability(agent, type) : Rational.One
        from report in Enumerable.Range(0, Types.Counts[agent])
        where report != type
        let words = string.Create(CultureInfo.InvariantCulture, $"agent {agent} of type {type} says {report}")
        from gain in Gains(agent, type, report, truthfulness)
        select new TriedDeviation(gain, probability, words);

    private Rational Probability(int agent, int type) => Enumerable.Range(0, Types.Count).Where(profile => Types.Choice(profile, agent) == type)
        .Aggregate(Rational.Zero, (sum, profile) => sum + Problem.Prior[profile]);

    private MeasuredSum Value()
    {
        MeasuredSum value = default;
        for (int profile = 0; profile < Types.Count; profile++)
        {
            MeasuredSum worth = default;
            for (int outcome = 0; outcome < Problem.OutcomeCount; outcome++)
            {
                worth += MeasuredSum.Of(Probabilities[profile, outcome] * Problem.Objective[profile, outcome]);
            }

            for (int agent = 0; agent < Problem.Agents; agent++)
            {
                worth += MeasuredSum.Of(Problem.PaymentWeight * Payments[profile, agent]);
            }

            value += Problem.Prior[profile] * worth;
        }

        return value;
    }

    // Utility of a type in a profile when the mechanism hears another.
    private MeasuredSum Utility(int agent, int type, int reported)
    {
        MeasuredSum utility = MeasuredSum.Of(-Payments[reported, agent]);
        for (int outcome = 0; outcome < Problem.OutcomeCount; outcome++)
        {
            utility += MeasuredSum.Of(Probabilities[reported, outcome] * Problem.Utilities[agent][type, outcome]);
        }

        return utility;
    }

    // One in expectation over the others' types, or one for each profile of theirs.
    private IEnumerable<MeasuredSum> Gains(int agent, int type, int report, Truthfulness truthfulness) => Over(
        agent,
        type,
        profile => Utility(agent, type, Types.With(profile, agent, report)) - Utility(agent, type, profile),
        isExpected: truthfulness == Truthfulness.Bayesian);

    private IEnumerable<MeasuredSum> Losses(int agent, int type, Participation participation) => participation == Participation.Forced
        ? []
        : Over(agent, type, profile => default(MeasuredSum) - Utility(agent, type, profile), isExpected: participation == Participation.Interim);

    private IEnumerable<MeasuredSum> Over(int agent, int type, Func<int, MeasuredSum> amount, bool isExpected)
    {
        IEnumerable<int> profiles = Enumerable.Range(0, Types.Count).Where(profile => Types.Choice(profile, agent) == type);
        return isExpected
            ? [profiles.Aggregate(default(MeasuredSum), (sum, profile) => sum + (Problem.Prior[profile] * amount(profile)))]
            : profiles.Select(amount);
    }
}
