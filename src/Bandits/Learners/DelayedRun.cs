namespace Mechanisms.Bandits.Learners;

/// <summary>A run of <see cref="Delayed"/>.</summary>
internal sealed class DelayedRun : LearnerRun
{
    private readonly LearnerRun inner;
    private readonly int arms;

    // The shows of the last rounds, oldest at the round modulo the length; then what has arrived: a circle of the same length per arm, in one array.
    private readonly int[] shownArms;
    private readonly Observation[] late;
    private readonly Observation[] arrived;
    private readonly int[] first;
    private readonly int[] waiting;
    private long round;

    public DelayedRun(LearnerRun inner, int arms, int delay)
    {
        (this.inner, this.arms) = (inner, arms);
        int length = delay + 1;
        shownArms = new int[length];
        late = new Observation[length];
        arrived = new Observation[checked(arms * length)];
        first = new int[arms];
        waiting = new int[arms];
    }

    private DelayedRun(DelayedRun original)
    {
        (inner, arms, round) = (original.inner.Fork(), original.arms, original.round);
        shownArms = [.. original.shownArms];
        late = [.. original.late];
        arrived = [.. original.arrived];
        first = [.. original.first];
        waiting = [.. original.waiting];
    }

    private int Length => late.Length;

    /// <inheritdoc/>
    public override int Choose() => inner.Choose();

    /// <inheritdoc/>
    public override void Observe(int arm, Observation observation)
    {
        RunArguments.Require(arm, arms, observation);
        int place = (int)(round % Length);
        (shownArms[place], late[place]) = (arm, observation);
        round++;
        if (round >= Length)
        {
            Arrive((int)(round % Length));
        }

        for (int wanted = inner.Choose(); wanted != Nobody && waiting[wanted] > 0; wanted = inner.Choose())
        {
            inner.Observe(wanted, arrived[(wanted * Length) + first[wanted]]);
            first[wanted] = (first[wanted] + 1) % Length;
            waiting[wanted]--;
        }
    }

    /// <inheritdoc/>
    public override bool IsActive(int arm) => inner.IsActive(arm);

    /// <inheritdoc/>
    public override LearnerRun Fork() => new DelayedRun(this);

    // A driver that shows other arms than those chosen may fill a circle: then the oldest goes to the inner learner unasked.
    private void Arrive(int place)
    {
        int arm = shownArms[place];
        if (waiting[arm] == Length)
        {
            inner.Observe(arm, arrived[(arm * Length) + first[arm]]);
            first[arm] = (first[arm] + 1) % Length;
            waiting[arm]--;
        }

        arrived[(arm * Length) + ((first[arm] + waiting[arm]) % Length)] = late[place];
        waiting[arm]++;
    }
}
