namespace Mechanisms.Games.Deviations;

/// <summary>Where the rows stand that make truth the best answer to every cell.</summary>
/// <param name="FirstRow">Index of the first row; they follow cell by cell, and inside a cell in the order of the wrong answers.</param>
/// <param name="Answers">Number of answers to each cell.</param>
public readonly record struct TruthRows(int FirstRow, int Answers)
{
    /// <summary>Finds the row  g(cell, cell) − g(cell, answer) ≥ margin.</summary>
    /// <param name="cell">What the player sees.</param>
    /// <param name="answer">The wrong answer.</param>
    /// <returns>The index of the row.</returns>
    public int Row(int cell, int answer) => FirstRow + (cell * (Answers - 1)) + answer - (answer > cell ? 1 : 0);
}
