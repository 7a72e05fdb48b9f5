using Mechanisms.Foundations.LinearPrograms;
using Mechanisms.Foundations.LinearPrograms.Revised;

namespace Mechanisms.Foundations.Tests.LinearPrograms.Revised;

/// <summary>States of the sparse engine to look into.</summary>
internal static class SampleState
{
    /// <summary>The state of a program at the basis of its row activities.</summary>
    public static SimplexState Begin(LinearProgram program)
    {
        ScaledModel model = new(SimplexModel.From(program));
        model.LoadAll();
        SimplexState state = new(model);
        state.TakeLogicalBasis();
        state.RestoreCosts();
        state.RestoreBounds();
        return state;
    }

    /// <summary>The inverse of the basis, shape [slot, row].</summary>
    /// <remarks>By Gauss and Jordan, with the largest pivot of each column.</remarks>
    public static double[][] Inverse(SimplexState state)
    {
        int size = state.Rows;
        double[][] left = [.. Enumerable.Range(0, size).Select(_ => new double[size])];
        double[][] right = [.. Enumerable.Range(0, size).Select(row => Enumerable.Range(0, size).Select(column => row == column ? 1.0 : 0).ToArray())];
        for (int slot = 0; slot < size; slot++)
        {
            int variable = state.Basic[slot];
            if (variable >= state.Columns)
            {
                left[variable - state.Columns][slot] = -1;
                continue;
            }

            for (int position = state.Model.Starts[variable]; position < state.Model.Starts[variable + 1]; position++)
            {
                left[state.Model.RowIndices[position]][slot] = state.Model.Coefficients[position];
            }
        }

        for (int pivot = 0; pivot < size; pivot++)
        {
            int best = Enumerable.Range(pivot, size - pivot).MaxBy(row => Math.Abs(left[row][pivot]));
            (left[pivot], left[best]) = (left[best], left[pivot]);
            (right[pivot], right[best]) = (right[best], right[pivot]);
            double scale = left[pivot][pivot];
            (left[pivot], right[pivot]) = ([.. left[pivot].Select(entry => entry / scale)], [.. right[pivot].Select(entry => entry / scale)]);
            for (int row = 0; row < size; row++)
            {
                double factor = left[row][pivot];
                for (int column = 0; column < size && row != pivot && factor != 0; column++)
                {
                    left[row][column] -= factor * left[pivot][column];
                    right[row][column] -= factor * right[pivot][column];
                }
            }
        }

        return right;
    }
}
