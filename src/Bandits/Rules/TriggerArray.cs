using System.Runtime.CompilerServices;

namespace Mechanisms.Bandits.Rules;

/// <summary>Grim triggers and their arms in arrays of the processor's memory; places are not checked.</summary>
/// <typeparam name="TReal">Lane reals.</typeparam>
/// <typeparam name="TInteger">Lane integers.</typeparam>
internal readonly struct TriggerArray<TReal, TInteger>(int arms, int dimension, bool hasEstimators) : ITriggerMemory<TReal, TInteger>
    where TReal : struct
    where TInteger : struct
{
    private readonly AlignedArray<TriggerLanes<TReal, TInteger>> held = new(arms);
    private readonly AlignedArray<TriggerTally<TReal>> tally = new(1);
    private readonly AlignedArray<TReal> estimators = new(hasEstimators ? arms * new RidgeShape(dimension).Length : 1);
    private readonly AlignedArray<TReal> contexts = new(arms * dimension);
    private readonly AlignedArray<TReal> factors = new(arms * dimension);
    private readonly AlignedArray<TReal> user = new(dimension);
    private readonly AlignedArray<TReal> spare = new(ITriggerMemory<TReal, TInteger>.SpareCount);
    private readonly AlignedArray<double> features = new(arms * dimension);
    private readonly AlignedArray<double> weights = new(dimension);
    private readonly AlignedArray<double> known = new(dimension);

    /// <inheritdoc/>
    public int Arms
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get;
    } = arms;

    /// <inheritdoc/>
    public int Dimension
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get;
    } = dimension;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public ref TriggerLanes<TReal, TInteger> Arm(int arm) => ref held.At(arm);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public ref TriggerTally<TReal> Tally() => ref tally.At(0);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public ref TReal Estimator(int index) => ref estimators.At(index);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public ref TReal Context(int index) => ref contexts.At(index);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public ref TReal Factor(int index) => ref factors.At(index);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public ref TReal User(int entry) => ref user.At(entry);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public ref TReal Spare(int index) => ref spare.At(index);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public double Feature(int index) => features.At(index);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public double Weight(int entry) => weights.At(entry);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public double KnownWeight(int entry) => known.At(entry);

    /// <summary>Writes what all lanes share.</summary>
    /// <param name="trueFeatures">Shape [arm, dimension].</param>
    /// <param name="trueWeights">Shape [dimension].</param>
    /// <param name="knownWeights">Shape [dimension], or empty.</param>
    public void Write(ReadOnlySpan<double> trueFeatures, ReadOnlySpan<double> trueWeights, ReadOnlySpan<double> knownWeights)
    {
        Write(features, trueFeatures);
        Write(weights, trueWeights);
        Write(known, knownWeights);
    }

    private static void Write(AlignedArray<double> destination, ReadOnlySpan<double> numbers)
    {
        for (int index = 0; index < numbers.Length; index++)
        {
            destination.At(index) = numbers[index];
        }
    }
}
