using Mechanisms.Foundations.Randomness;

namespace Mechanisms.Bandits.Linear;

/// <summary>The run of <see cref="LinTs"/>. Weights are drawn once per round, so choosing twice chooses alike.</summary>
internal sealed class LinTsRun : ContextualRun, IArmValues
{
    private const int WordsPerNormal = 4;

    private readonly LinTs settings;
    private readonly StreamKey key;
    private readonly RidgeBank bank;
    private readonly double[] factor;
    private readonly double[] sampled;
    private readonly double[] padded;
    private long round;
    private bool isDrawn;

    public LinTsRun(LinTs settings, int arms, int dimension, StreamKey key)
        : this(settings, arms, key, new RidgeBank(1, dimension, settings.Regularization))
    {
    }

    private LinTsRun(LinTs settings, int arms, StreamKey key, RidgeBank bank)
        : base(arms, bank.Dimension)
    {
        this.settings = settings;
        this.key = key;
        this.bank = bank;
        factor = new double[Dimension * Dimension];
        sampled = new double[bank.Padded];
        padded = new double[bank.Padded];
    }

    public override ContextualRun Fork() => new LinTsRun(settings, Arms, key, bank.Fork()) { round = round };

    public double ValueOf(int arm, ReadOnlySpan<double> context)
    {
        context.CopyTo(padded);
        return SymmetricTiles.Dot(sampled, padded);
    }

    protected override int Pick(ReadOnlySpan<double> contexts, ReadOnlySpan<bool> available)
    {
        if (!isDrawn)
        {
            Draw();
        }

        return LargestValue.Arm(this, contexts, available);
    }

    protected override void Learn(int arm, ReadOnlySpan<double> context, double reward)
    {
        context.CopyTo(padded);
        bank.Update(0, padded, reward);
        round++;
        isDrawn = false;
    }

    // With V = LL' and z standard normal, L'⁻¹z has covariance V⁻¹.
    private void Draw()
    {
        RandomStream stream = new StreamPosition(
            key.Role(Streams.Learner), (ulong)round * (ulong)Dimension * WordsPerNormal).Open();
        Span<double> normal = sampled.AsSpan(0, Dimension);
        for (int index = 0; index < normal.Length; index++)
        {
            normal[index] = NormalDistribution.Standard.Draw(ref stream);
        }

        bank.FactorInto(0, factor);
        DenseCholesky.SolveUpper(factor, Dimension, normal);
        ReadOnlySpan<double> estimate = bank.Weights(0);
        for (int index = 0; index < normal.Length; index++)
        {
            normal[index] = estimate[index] + (settings.Spread * normal[index]);
        }

        isDrawn = true;
    }
}
