using Mechanisms.Bandits.Learners;
using Mechanisms.Foundations.Randomness;

namespace Mechanisms.Bandits.Identification;

/// <summary>A run of <see cref="ActionElimination"/>.</summary>
internal sealed class ActionEliminationRun : IdentificationRun
{
    private readonly EliminationRace race;
    private readonly double errorProbability;

    public ActionEliminationRun(ActionElimination settings, int arms, long budget, StreamKey key)
        : base(arms, budget, key)
    {
        errorProbability = settings.ErrorProbability;
        race = new(arms, errorProbability);
        IsDone = arms == 1;
    }

    private ActionEliminationRun(ActionEliminationRun original)
        : base(original) => (race, errorProbability) = (original.race.Fork(), original.errorProbability);

    /// <inheritdoc/>
    public override double? Confidence => 1 - errorProbability;

    /// <inheritdoc/>
    public override int Recommended => IsDone ? race.Arm : BestSeen();

    /// <inheritdoc/>
    public override LearnerRun Fork() => new ActionEliminationRun(this);

    /// <inheritdoc/>
    public override bool IsActive(int arm)
    {
        RunArguments.RequireArm(arm, Arms);
        return race.IsActive(arm);
    }

    /// <inheritdoc/>
    protected override int Decide() => IsDone ? Nobody : race.Arm;

    /// <inheritdoc/>
    protected override void Update(int arm, double reward)
    {
        race.Observe(arm, Shows, Rewards);
        IsDone = race.Remaining == 1;
    }
}
