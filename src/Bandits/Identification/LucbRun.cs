using Mechanisms.Bandits.Learners;
using Mechanisms.Foundations.Numerics;
using Mechanisms.Foundations.Randomness;

namespace Mechanisms.Bandits.Identification;

/// <summary>A run of <see cref="Lucb"/>.</summary>
internal sealed class LucbRun : IdentificationRun
{
    private readonly Lucb settings;
    private readonly double logOfArms;
    private int rival = Nobody;

    public LucbRun(Lucb settings, int arms, long budget, StreamKey key)
        : base(arms, budget, key)
    {
        this.settings = settings;
        logOfArms = Elementary.Log(4 * arms / settings.ErrorProbability);
    }

    private LucbRun(LucbRun original)
        : base(original) => (settings, logOfArms, rival) = (original.settings, original.logOfArms, original.rival);

    /// <inheritdoc/>
    public override double? Confidence => 1 - settings.ErrorProbability;

    /// <inheritdoc/>
    public override LearnerRun Fork() => new LucbRun(this);

    /// <inheritdoc/>
    protected override int Decide()
    {
        int unseen = FirstUnseen();
        if (unseen >= 0 || IsDone)
        {
            return IsDone ? Nobody : unseen;
        }

        // The second show of a pair was decided with the first.
        int second = rival;
        rival = Nobody;
        if (second != Nobody)
        {
            return second;
        }

        int best = BestSeen();
        rival = Rival(best, out double upper);
        IsDone = rival == Nobody || upper - settings.Family.Lower(Mean(best), Budget(best)) <= settings.Slack;
        return IsDone ? Nobody : best;
    }

    private int Rival(int best, out double upper)
    {
        int found = Nobody;
        upper = double.NegativeInfinity;
        for (int arm = 0; arm < Arms; arm++)
        {
            double bound = arm == best ? double.NegativeInfinity : settings.Family.Upper(Mean(arm), Budget(arm));
            (found, upper) = bound > upper ? (arm, bound) : (found, upper);
        }

        return found;
    }

    // ln(4Kn²/δ)/n.
    private double Budget(int arm) => (logOfArms + (2 * Elementary.Log(Shows[arm]))) / Shows[arm];
}
