using Mechanisms.Foundations.Numerics;
using Mechanisms.Foundations.Randomness;
using Mechanisms.ScoringRules;

namespace Mechanisms.Learning.Forecasting;

/// <summary>One learner before the forecaster of one replication.</summary>
internal sealed class ForecastingEpisode
{
    private const int RoundsBetweenLooks = 4096;

    // An outcome takes two draws from alias tables, three words each and more on a rejection.
    private const ulong WordsPerRound = 16;

    private readonly ForecastingContender contender;
    private readonly ForecasterModel model;
    private readonly ResponderRun forecaster;
    private readonly StreamKey key;
    private readonly double[] utilities;
    private readonly double[] principal;
    private readonly double[] payments;
    private ScoringMenu? valued;
    private int resolves;
    private long roundsWithAim;
    private long answersAsMeant;

    public ForecastingEpisode(ForecastingContender contender, long horizon, StreamKey replication)
    {
        (this.contender, model) = (contender, new(contender.Model, contender.Task));
        Run = contender.Learner.Begin(contender.Task, horizon);
        forecaster = contender.Forecaster.Begin(
            contender.Task.EffortCount, (-model.LargestCost, contender.Task.PaymentCap), horizon, replication.Agent(1));
        key = replication.Role(Streams.Rewards);
        (utilities, principal, payments) = (new double[model.Efforts], new double[model.Efforts], new double[model.Efforts]);
    }

    /// <summary>Gets the learner at work.</summary>
    public ForecastingRun Run { get; }

    /// <summary>Gets the share of answers that were the effort meant, of the rounds outside of searches, in which one is; 1 without such rounds.</summary>
    public double ShareAsMeant => roundsWithAim == 0 ? 1 : (double)answersAsMeant / roundsWithAim;

    /// <summary>Gets a value indicating whether some confidence set missed the truth when programs were solved.</summary>
    public bool HasBadEvent { get; private set; }

    /// <summary>Plays to the horizon; cumulative regret and expected payments, shape [checkpoint].</summary>
    public (double[] Regret, double[] Payments) Play(Sequence<long> checkpoints, CancellationToken cancellation)
    {
        (double[] regrets, double[] payments) = (new double[checkpoints.Count], new double[checkpoints.Count]);
        (CompensatedSum regret, CompensatedSum paid) = (default, default);
        int passed = 0;
        for (long round = 1; passed < regrets.Length; round++)
        {
            if (round % RoundsBetweenLooks == 0)
            {
                cancellation.ThrowIfCancellationRequested();
            }

            int effort = PlayRound(round);
            regret += contender.Optimum - principal[effort];
            paid += this.payments[effort];
            if (round == checkpoints[passed])
            {
                (regrets[passed], payments[passed]) = (regret.Value, paid.Value);
                passed++;
            }
        }

        return (regrets, payments);
    }

    /// <summary>What a rule leaves the principal, with a rational forecaster that breaks ties in its favor.</summary>
    public double ValueOf(ScoringMenu rule)
    {
        Value(rule);
        return principal[new RationalResponder().Begin(model.Efforts, default, 1, default).Choose(utilities, principal)];
    }

    private int PlayRound(long round)
    {
        ScoringMenu rule = Run.Announce();
        int aim = Run.Target;
        Judge();
        Value(rule);
        int effort = forecaster.Choose(utilities, principal);
        RandomStream stream = new StreamPosition(key.Agent(effort), WordsPerRound * (ulong)round).Open();
        (int belief, int state) = model.Draw(effort, ref stream);
        int report = model.Report(belief);
        forecaster.Observe(effort, rule.Payments[report, state] - model.Cost(effort));
        Run.Observe(new(effort, report, state));
        roundsWithAim += aim >= 0 ? 1 : 0;
        answersAsMeant += aim == effort ? 1 : 0;
        return effort;
    }

    // Confidence sets matter when programs are solved: that is where they are held against the truth.
    private void Judge()
    {
        if (Run.Resolves == resolves)
        {
            return;
        }

        resolves = Run.Resolves;
        for (int effort = 0; effort < model.Efforts && !HasBadEvent; effort++)
        {
            EffortEstimate estimate = Run.Estimate(effort);
            HasBadEvent = estimate.DistanceTo(model.Distribution(effort)) > estimate.Radius;
        }
    }

    private void Value(ScoringMenu rule)
    {
        if (!ReferenceEquals(rule, valued))
        {
            model.Value(rule, utilities, principal, payments);
            valued = rule;
        }
    }
}
