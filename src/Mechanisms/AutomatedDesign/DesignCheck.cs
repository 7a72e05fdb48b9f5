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
        Rational excess = Rational.Zero;
        for (int agent = 0; agent < Problem.Agents; agent++)
        {
            for (int type = 0; type < Types.Counts[agent]; type++)
            {
                excess = Rational.Max(excess, Loss(agent, type, participation));
            }
        }

        double scale = Math.Max(
            Problem.Utilities.Max(table => table.Entries.ToArray().Max(Rational.Abs)).ToDouble(), Payments.Entries.ToArray().Max(Rational.Abs).ToDouble());
        return IncentiveFinding.Of(Value(), Lies(truthfulness), excess, tolerance, scale);
    }

    private IEnumerable<TriedDeviation> Lies(Truthfulness truthfulness) =>
        from agent in Enumerable.Range(0, Problem.Agents)
        from type in Enumerable.Range(0, Types.Counts[agent])
        from report in Enumerable.Range(0, Types.Counts[agent])
        where report != type
        select new TriedDeviation(
            Gain(agent, type, report, truthfulness),
            truthfulness == Truthfulness.Bayesian ? Probability(agent, type) : Rational.One,
            string.Create(CultureInfo.InvariantCulture, $"agent {agent} of type {type} says {report}"));

    private Rational Probability(int agent, int type) => Enumerable.Range(0, Types.Count).Where(profile => Types.Choice(profile, agent) == type)
        .Aggregate(Rational.Zero, (sum, profile) => sum + Problem.Prior[profile]);

    private Rational Value()
    {
        Rational value = Rational.Zero;
        for (int profile = 0; profile < Types.Count; profile++)
        {
            Rational worth = Rational.Zero;
            for (int outcome = 0; outcome < Problem.OutcomeCount; outcome++)
            {
                worth += Probabilities[profile, outcome] * Problem.Objective[profile, outcome];
            }

            for (int agent = 0; agent < Problem.Agents; agent++)
            {
                worth += Problem.PaymentWeight * Payments[profile, agent];
            }

            value += Problem.Prior[profile] * worth;
        }

        return value;
    }

    // Utility of a type in a profile when the mechanism hears another.
    private Rational Utility(int agent, int type, int reported)
    {
        Rational utility = -Payments[reported, agent];
        for (int outcome = 0; outcome < Problem.OutcomeCount; outcome++)
        {
            utility += Probabilities[reported, outcome] * Problem.Utilities[agent][type, outcome];
        }

        return utility;
    }

    private Rational Gain(int agent, int type, int report, Truthfulness truthfulness)
    {
        (Rational sum, Rational? largest) = (Rational.Zero, null);
        for (int profile = 0; profile < Types.Count; profile++)
        {
            if (Types.Choice(profile, agent) == type)
            {
                Rational gain = Utility(agent, type, Types.With(profile, agent, report)) - Utility(agent, type, profile);
                sum += Problem.Prior[profile] * gain;
                largest = largest is { } known ? Rational.Max(known, gain) : gain;
            }
        }

        return truthfulness == Truthfulness.Bayesian ? sum : largest!.Value;
    }

    private Rational Loss(int agent, int type, Participation participation)
    {
        (Rational sum, Rational largest) = (Rational.Zero, Rational.Zero);
        for (int profile = 0; profile < Types.Count; profile++)
        {
            if (Types.Choice(profile, agent) == type)
            {
                Rational loss = -Utility(agent, type, profile);
                sum += Problem.Prior[profile] * loss;
                largest = Rational.Max(largest, loss);
            }
        }

        return participation switch
        {
            Participation.Interim => sum,
            Participation.ExPost => largest,
            _ => Rational.Zero,
        };
    }
}
