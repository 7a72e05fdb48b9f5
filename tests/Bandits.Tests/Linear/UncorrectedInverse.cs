namespace Mechanisms.Bandits.Tests.Linear;

/// <summary>Planted: the inverse of a growing 2 × 2 Gram matrix by rank-one updates alone.</summary>
internal sealed class UncorrectedInverse(int dimension, double regularization)
{
    private readonly double[,] gram = Diagonal(dimension, regularization);
    private readonly double[,] inverse = Diagonal(dimension, 1 / regularization);

    public void Update(double[] x)
    {
        double[] u = new double[dimension];
        double form = 0;
        for (int row = 0; row < dimension; row++)
        {
            for (int column = 0; column < dimension; column++)
            {
                u[row] += inverse[row, column] * x[column];
                gram[row, column] += x[row] * x[column];
            }

            form += u[row] * x[row];
        }

        for (int index = 0; index < dimension * dimension; index++)
        {
            inverse[index / dimension, index % dimension] -= u[index / dimension] * u[index % dimension] / (1 + form);
        }
    }

    public double Drift()
    {
        double worst = 0;
        for (int row = 0; row < dimension; row++)
        {
            for (int column = 0; column < dimension; column++)
            {
                double sum = row == column ? -1 : 0;
                for (int index = 0; index < dimension; index++)
                {
                    sum += gram[row, index] * inverse[index, column];
                }

                worst = Math.Max(worst, Math.Abs(sum));
            }
        }

        return worst;
    }

    private static double[,] Diagonal(int dimension, double value)
    {
        double[,] matrix = new double[dimension, dimension];
        for (int index = 0; index < dimension; index++)
        {
            matrix[index, index] = value;
        }

        return matrix;
    }
}
