using MathNet.Numerics.LinearAlgebra;

namespace Mechanisms.Bandits.Tests.Linear;

/// <summary>Ridge regression from all samples at once, by another library's solver: the oracle.</summary>
internal sealed class PlainRidge(int dimension, double regularization)
{
    private Matrix<double> gram = Matrix<double>.Build.DenseIdentity(dimension) * regularization;
    private Vector<double> moments = Vector<double>.Build.Dense(dimension);

    public Vector<double> Weights => gram.Solve(moments);

    public double LogDeterminant => gram.Cholesky().DeterminantLn;

    public void Update(double[] context, double reward)
    {
        Vector<double> x = Vector<double>.Build.Dense(context);
        gram += x.OuterProduct(x);
        moments += x * reward;
    }

    public double Mean(double[] context) => Weights.DotProduct(Vector<double>.Build.Dense(context));

    public double Width(double[] context)
    {
        Vector<double> x = Vector<double>.Build.Dense(context);
        return Math.Sqrt(x.DotProduct(gram.Solve(x)));
    }
}
