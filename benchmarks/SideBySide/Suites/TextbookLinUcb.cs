namespace Mechanisms.SideBySide.Suites;

/// <summary>LinUCB without any care for speed or drift: V⁻¹ by Gauss and Jordan after every sample. The value that ours must reproduce.</summary>
internal sealed class TextbookLinUcb
{
    private readonly int dimension;
    private readonly double radius;
    private readonly double[][,] gram;
    private readonly double[][,] inverse;
    private readonly double[][] moments;

    public TextbookLinUcb(int estimators, int dimension, double radius)
    {
        this.dimension = dimension;
        this.radius = radius;
        gram = [.. Enumerable.Range(0, estimators).Select(_ => Identity(dimension))];
        inverse = [.. Enumerable.Range(0, estimators).Select(_ => Identity(dimension))];
        moments = [.. Enumerable.Range(0, estimators).Select(_ => new double[dimension])];
    }

    public int Choose(double[] contexts, int arms)
    {
        int best = 0;
        double largest = double.NegativeInfinity;
        for (int arm = 0; arm < arms; arm++)
        {
            double index = Index(gram.Length == 1 ? 0 : arm, contexts.AsSpan(arm * dimension, dimension));
            (best, largest) = index > largest ? (arm, index) : (best, largest);
        }

        return best;
    }

    public void Observe(int arm, ReadOnlySpan<double> context, double reward)
    {
        int estimator = gram.Length == 1 ? 0 : arm;
        for (int row = 0; row < dimension; row++)
        {
            moments[estimator][row] += context[row] * reward;
            for (int column = 0; column < dimension; column++)
            {
                gram[estimator][row, column] += context[row] * context[column];
            }
        }

        inverse[estimator] = Inverse(gram[estimator]);
    }

    private double Index(int estimator, ReadOnlySpan<double> context)
    {
        double mean = 0;
        double form = 0;
        for (int row = 0; row < dimension; row++)
        {
            double weight = 0;
            double image = 0;
            for (int column = 0; column < dimension; column++)
            {
                weight += inverse[estimator][row, column] * moments[estimator][column];
                image += inverse[estimator][row, column] * context[column];
            }

            mean += weight * context[row];
            form += image * context[row];
        }

        return mean + (radius * Math.Sqrt(form));
    }

    private static double[,] Identity(int dimension)
    {
        double[,] matrix = new double[dimension, dimension];
        for (int index = 0; index < dimension; index++)
        {
            matrix[index, index] = 1;
        }

        return matrix;
    }

    // Positive definite, so no pivoting.
    private static double[,] Inverse(double[,] matrix)
    {
        int size = matrix.GetLength(0);
        double[,] left = (double[,])matrix.Clone();
        double[,] right = Identity(size);
        for (int pivot = 0; pivot < size; pivot++)
        {
            double scale = 1 / left[pivot, pivot];
            for (int column = 0; column < size; column++)
            {
                left[pivot, column] *= scale;
                right[pivot, column] *= scale;
            }

            for (int row = 0; row < size; row++)
            {
                double factor = row == pivot ? 0 : left[row, pivot];
                for (int column = 0; column < size; column++)
                {
                    left[row, column] -= factor * left[pivot, column];
                    right[row, column] -= factor * right[pivot, column];
                }
            }
        }

        return right;
    }
}
