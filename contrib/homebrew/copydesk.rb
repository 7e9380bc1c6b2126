# A Homebrew formula. Put in the address and the checksum of the archive that
# `make dist` made, then: brew install --build-from-source ./copydesk.rb
class Copydesk < Formula
  desc "Filters from news articles to linguistic data"
  homepage "https://example.org/copydesk"
  url "https://example.org/copydesk-0.1.0.tar.gz"
  sha256 "0000000000000000000000000000000000000000000000000000000000000000"
  license "MIT"

  depends_on "pkgconf" => :build
  depends_on "jansson"
  uses_from_macos "zlib"

  def install
    system "make", "install", "PREFIX=#{prefix}"
  end

  test do
    article = '{"text":"\"It rained,\" said Ann Lee."}'
    assert_match '"name":"Ann Lee"', pipe_output("#{bin}/quote-extract", article)
  end
end
