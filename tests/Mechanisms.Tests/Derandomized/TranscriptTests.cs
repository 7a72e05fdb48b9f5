using Mechanisms.Derandomized;
using Mechanisms.Domains;
using Mechanisms.Foundations.Numerics;

namespace Mechanisms.Tests.Derandomized;

public class TranscriptTests
{
    private const string Nonce = "000102030405060708090a0b0c0d0e0f";

    private static readonly Sequence<PreferenceOrder> Reports = [new(0, 1, 2), new(1, 0, 2), new(2, 0, 1)];

    private static readonly Sequence<Opening?> Honest = [new(0, [1], Nonce), new(1, [2], Nonce), new(2, [1], Nonce)];

    // The digest of the documented text, by sha256sum: four lines joined by line feeds.
    [Fact]
    public void A_commitment_is_the_sha256_of_the_documented_text() => Assert.Equal(
        "1957bfffa8adc020acbf8d8a643cf4b8bfc5f4aab74b83ad680f7b61e1b23648", Commitment.To(new(0, [1, 20], Nonce)).Digest);

    [Fact]
    public void An_honest_transcript_is_clean_and_replays_to_the_same_outcome()
    {
        TranscriptAudit<int> audit = Of(Honest, Honest).Audit(new PlayedRandomDictator());
        Assert.Equal((1, true), (audit.Outcome, audit.IsClean));
        Assert.Equal(audit, Of(Honest, Honest).Audit(new PlayedRandomDictator()));
    }

    // The last to open sees 1 and 2 and would name 2 to be dictator; its commitment to 1 does not open that way, and it plays 0.
    [Fact]
    public void Changing_an_integer_after_the_others_opened_is_named_and_counts_as_0()
    {
        TranscriptAudit<int> audit = Of(Honest, [Honest[0], Honest[1], new(2, [2], Nonce)]).Audit(new PlayedRandomDictator());
        Assert.Equal([2], audit.Invalid);
        Assert.Equal(Reports[(1 + 2 + 0) % 3].Top, audit.Outcome);
    }

    [Fact]
    public void Who_does_not_open_or_commit_plays_0_and_is_named()
    {
        TranscriptAudit<int> audit = Of([Honest[0], null, Honest[2]], [Honest[0], Honest[1], null]).Audit(new PlayedRandomDictator());
        Assert.Equal([1, 2], audit.Silent);
        Assert.Equal(Reports[1].Top, audit.Outcome);
        Assert.False(audit.IsClean);
    }

    // Copying another's commitment and then its opening would play the mirror; the player's index in the hash stops it.
    [Fact]
    public void A_copied_commitment_cannot_be_opened()
    {
        Transcript<PreferenceOrder> copied = new(
            Reports,
            [Commitment.To(Honest[0]!), Commitment.To(Honest[0]!), Commitment.To(Honest[2]!)],
            [Honest[0], Honest[0]! with { Player = 1 }, Honest[2]]);
        Assert.Equal([1], copied.Audit(new PlayedRandomDictator()).Invalid);
        Assert.Equal([1], new Transcript<PreferenceOrder>(Reports, copied.Commitments, [Honest[0], Honest[0], Honest[2]]).Audit(new PlayedRandomDictator()).Invalid);
    }

    [Fact]
    public void Integers_out_of_range_or_of_the_wrong_number_are_invalid()
    {
        Sequence<Opening?> far = [new(0, [3], Nonce), new(1, [0, 0], Nonce), new(2, [-1], Nonce)];
        TranscriptAudit<int> audit = Of(far, far).Audit(new PlayedRandomDictator());
        Assert.Equal([0, 1, 2], audit.Invalid);
        Assert.Equal(0, audit.Outcome);
    }

    // Integers 1, 12 and 11, 2 are different texts, as are players and nonces.
    [Fact]
    public void Different_openings_have_different_commitments()
    {
        Opening[] openings =
        [
            new(0, [1, 12], Nonce), new(0, [11, 2], Nonce), new(0, [112], Nonce), new(0, [], Nonce), new(1, [1, 12], Nonce),
            new(0, [1, 12], Nonce + "0"), new(0, [1, -12], Nonce),
        ];
        Assert.Equal(openings.Length, openings.Select(Commitment.To).Distinct().Count());
    }

    [Fact]
    public void Rejects_short_nonces_malformed_digests_and_lists_that_do_not_fit()
    {
        Assert.Throws<ArgumentException>(() => new Opening(0, [0], "short"));
        Assert.Throws<ArgumentException>(() => new Commitment("ABC"));
        Assert.Throws<ArgumentException>(() => new Transcript<PreferenceOrder>(Reports, [], []));
        Assert.Throws<ArgumentException>(() => new Transcript<PreferenceOrder>([], [], []));
    }

    private static Transcript<PreferenceOrder> Of(Sequence<Opening?> committed, Sequence<Opening?> opened) =>
        new(Reports, [.. committed.Select(opening => opening is null ? null : Commitment.To(opening))], opened);
}
