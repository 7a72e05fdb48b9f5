using Mechanisms.Foundations.Randomness;

namespace Mechanisms.Bandits.Learners;

/// <summary>A run of <see cref="SuccessiveElimination"/>.</summary>
internal sealed class SuccessiveEliminationRun : CountingRun
{
    private readonly EliminationRace race;

    public SuccessiveEliminationRun(double errorProbability, int arms, long horizon, StreamKey key)
        : base(arms, horizon, key) => race = new(arms, errorProbability);

    private SuccessiveEliminationRun(SuccessiveEliminationRun original)
        : base(original) => race = original.race.Fork();

    /// <inheritdoc/>
    public override bool IsActive(int arm)
    {
        RunArguments.RequireArm(arm, Arms);
        return race.IsActive(arm);
    }

    /// <inheritdoc/>
    public override LearnerRun Fork() => new SuccessiveEliminationRun(this);

    /// <inheritdoc/>
    protected override int Decide() => race.Arm;

    /// <inheritdoc/>
    protected override void Update(int arm, double reward) => race.Observe(arm, Shows, Rewards);
}
