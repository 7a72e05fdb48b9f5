namespace Mechanisms.Workloads;

/// <summary>Arrays for dense programs with as many rows as variables, one after another; all zero at first.</summary>
internal sealed class DensePrograms(int count, int width)
{
    public double[] Costs { get; } = new double[count * width];

    public double[] Matrices { get; } = new double[count * width * width];

    public double[] RowLower { get; } = new double[count * width];

    public double[] RowUpper { get; } = new double[count * width];

    public double[] Lower { get; } = new double[count * width];

    public double[] Upper { get; } = new double[count * width];
}
