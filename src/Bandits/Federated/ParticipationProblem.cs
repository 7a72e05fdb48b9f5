using Mechanisms.Bandits.Linear;
using Mechanisms.Foundations.Numerics;
using Mechanisms.Foundations.References;
using static System.FormattableString;

namespace Mechanisms.Bandits.Federated;

/// <summary>Whose data a server should buy: clients hold data of different worth and ask different prices for it.</summary>
/// <remarks>
/// With A the server's regularized Gram matrix and ΔV(i) the data that client i has not uploaded, a set S of clients makes enough progress when
/// ln det(A + Σ over S of ΔV) is at least ln det(A + Σ over all of ΔV) + ln β. Immutable, compares by value.
/// </remarks>
[Reference("wei2024", "Criterion (1)")]
public sealed record ParticipationProblem
{
    /// <summary>Initializes a question.</summary>
    /// <param name="server">A, symmetric and positive definite, shape [dimension, dimension].</param>
    /// <param name="uploads">ΔV of every client, symmetric and positive semidefinite, shape [client] of [dimension, dimension].</param>
    /// <param name="bids">Price each client asks, shape [client], finite and at least 0, in money.</param>
    /// <param name="progress">β, above 0, at most 1.</param>
    /// <param name="reservePrice">The most that is paid to one client, finite and above 0; clients that ask more do not take part.</param>
    /// <exception cref="ArgumentException">There is no client, shapes differ, or matrices are not what is required.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A number is out of its range.</exception>
    public ParticipationProblem(
        Matrix<double> server, Sequence<Matrix<double>> uploads, Sequence<double> bids, double progress, double reservePrice)
    {
        if (uploads.Count == 0 || uploads.Count != bids.Count)
        {
            throw new ArgumentException($"There must be at least one client, each with data and a bid; got {uploads.Count} and {bids.Count}.", nameof(bids));
        }

        Require(progress is > 0 and <= 1, progress, nameof(progress), "in (0, 1]");
        Require(reservePrice > 0 && double.IsFinite(reservePrice), reservePrice, nameof(reservePrice), "positive and finite");
        foreach (double bid in bids)
        {
            Require(bid >= 0 && double.IsFinite(bid), bid, nameof(bids), "finite and at least 0");
        }

        RequireSymmetric(server, server.Rows, nameof(server));
        foreach (Matrix<double> upload in uploads)
        {
            RequireSymmetric(upload, server.Rows, nameof(uploads));
        }

        Server = server;
        Uploads = uploads;
        Bids = bids;
        Progress = progress;
        ReservePrice = reservePrice;
        CoverState all = new(this);
        StartLogDeterminant = all.LogDeterminant;
        for (int client = 0; client < uploads.Count; client++)
        {
            all.Add(client);
        }

        RequiredLogDeterminant = all.LogDeterminant + Elementary.Log(progress);
    }

    /// <summary>Gets A, the server's regularized Gram matrix.</summary>
    public Matrix<double> Server { get; }

    /// <summary>Gets the data each client has not uploaded, shape [client].</summary>
    public Sequence<Matrix<double>> Uploads { get; }

    /// <summary>Gets the price each client asks, shape [client], in money.</summary>
    public Sequence<double> Bids { get; }

    /// <summary>Gets β, the share of the largest determinant that is to be reached.</summary>
    public double Progress { get; }

    /// <summary>Gets the most that is paid to one client, in money.</summary>
    public double ReservePrice { get; }

    /// <summary>Gets the number of clients.</summary>
    public int Clients => Uploads.Count;

    /// <summary>Gets ln det A.</summary>
    public double StartLogDeterminant { get; }

    /// <summary>Gets the ln det that is to be reached; below <see cref="StartLogDeterminant"/> when nobody is needed.</summary>
    public double RequiredLogDeterminant { get; }

    /// <summary>Gets the regularized Gram matrix of all data that each client has, shape [client]; empty unless <see cref="WithData"/> told it.</summary>
    public Sequence<Matrix<double>> Held { get; private init; }

    /// <summary>Gets the data of the server that each client does not have yet, shape [client]; empty unless <see cref="WithData"/> told it.</summary>
    public Sequence<Matrix<double>> Unshared { get; private init; }

    /// <summary>The same question, saying also what data is worth to the clients.</summary>
    /// <param name="held">Regularized Gram matrix of all data a client has, positive definite, shape [client].</param>
    /// <param name="unshared">Data of the server that a client does not have, shape [client].</param>
    /// <returns>The question.</returns>
    /// <exception cref="ArgumentException">Shapes differ, or matrices are not symmetric.</exception>
    public ParticipationProblem WithData(Sequence<Matrix<double>> held, Sequence<Matrix<double>> unshared)
    {
        if (held.Count != Clients || unshared.Count != Clients)
        {
            throw new ArgumentException($"There must be data of each of {Clients} clients; got {held.Count} and {unshared.Count}.", nameof(held));
        }

        foreach (Matrix<double> matrix in held.Concat(unshared))
        {
            RequireSymmetric(matrix, Server.Rows, nameof(held));
        }

        return this with { Held = held, Unshared = unshared };
    }

    /// <summary>The same question with another bid of one client.</summary>
    /// <param name="client">Client from 0.</param>
    /// <param name="bid">Its bid, finite and at least 0.</param>
    /// <returns>The question.</returns>
    /// <exception cref="ArgumentOutOfRangeException">There is no such client, or the bid is negative or not finite.</exception>
    public ParticipationProblem WithBid(int client, double bid)
    {
        _ = Bids[client];
        return new(Server, Uploads, Sequence.Of(Clients, index => index == client ? bid : Bids[index]), Progress, ReservePrice)
        {
            Held = Held,
            Unshared = Unshared,
        };
    }

    private static void RequireSymmetric(Matrix<double> matrix, int dimension, string name)
    {
        LinearSettings.Dimension(dimension);
        if (matrix.Rows != dimension || matrix.Columns != dimension)
        {
            throw new ArgumentException($"All matrices must be {dimension} × {dimension}; got {matrix}.", name);
        }

        for (int index = 0; index < matrix.Entries.Length; index++)
        {
            (int row, int column) = (index / dimension, index % dimension);
            double entry = matrix[row, column];
            if (!double.IsFinite(entry) || Tolerances.Feasibility.Exceeds(Math.Abs(entry - matrix[column, row]), entry))
            {
                throw new ArgumentException(Invariant($"Matrices must be finite and symmetric; got {entry} and {matrix[column, row]} mirrored."), name);
            }
        }
    }

    private static void Require(bool holds, double value, string name, string required)
    {
        if (!holds)
        {
            throw new ArgumentOutOfRangeException(name, value, Invariant($"{name} must be {required}; got {value}."));
        }
    }
}
