using Mechanisms.Gpu.Playing;

namespace Mechanisms.Gpu.Tests;

/// <summary>How the driver's library is found. No driver is needed.</summary>
public sealed class CudaLibraryTests
{
    [Fact]
    public void The_first_library_that_there_is_is_taken()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "The libraries are Linux's.");
        Assert.True(CudaLibrary.TryLoad(["libno-such-library.so.7", "libc.so.6"], out nint library));
        Assert.NotEqual(0, library);
    }

    [Fact]
    public void Where_there_is_none_there_is_no_handle()
    {
        Assert.False(CudaLibrary.TryLoad(["libno-such-library.so.7"], out nint library));
        Assert.Equal(0, library);
    }

    /// <summary>Other searches that fail are none of its business; for ILGPU's name of the driver the answer is the driver, where there is one.</summary>
    [Fact]
    public void Only_the_driver_is_answered_for()
    {
        Assert.Equal(0, CudaLibrary.Answer("c"));
        Assert.Equal(CudaLibrary.TryLoad(out nint driver) ? driver : 0, CudaLibrary.Answer(CudaLibrary.Asked));
    }

    [Fact]
    public void Drivers_are_looked_for_by_the_name_that_they_are_installed_by()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "The names are Linux's.");
        Assert.Equal("libcuda.so.1", CudaLibrary.DriverNames[0]);
    }
}
